import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { overlaps, placeLabels, strangerCost } from '../../mapsvc/static/js/place.js';

const item = (id, x, y, more = {}) => ({
  id,
  rank: 0,
  sizes: [{ width: 60, height: 30 }],
  box: { left: x - 10, top: y - 10, right: x + 10, bottom: y + 10 },
  ...more,
});

test('a label stands right of its symbol where there is room', () => {
  const [placed] = placeLabels([item('a', 0, 0)]);
  assert.equal(placed.align, 'start');
  assert.equal(placed.box.left, 14);
});

test('a label turns to the left of what would cover it', () => {
  const [placed] = placeLabels([item('a', 0, 0)], [{ left: 12, top: -60, right: 90, bottom: 60 }]);
  assert.equal(placed.align, 'end');
});

test('labels overlap neither one another nor a symbol', () => {
  const items = Array.from({ length: 12 }, (_, at) => item(String(at), (at % 4) * 70, Math.floor(at / 4) * 45));
  const boxes = [...placeLabels(items).map(({ box }) => box), ...items.map(({ box }) => box)];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => assert.ok(!overlaps(one, other))));
});

test('the weightier label gets the room', () => {
  const wall = [
    { left: -200, top: -200, right: -11, bottom: 200 },
    { left: -11, top: -200, right: 200, bottom: -20 },
    { left: -11, top: 20, right: 200, bottom: 200 },
  ];
  const placed = placeLabels([item('light', 0, 0, { rank: 4 }), item('heavy', 30, 0, { rank: 0 })], wall);
  assert.deepEqual(placed.map(({ id }) => id), ['heavy']);
});

test('a label is shortened before it leaves the view', () => {
  const sizes = [{ width: 120, height: 30 }, { width: 40, height: 16 }];
  const view = { left: -58, top: -50, right: 58, bottom: 50 };
  const [placed] = placeLabels([item('a', 0, 0, { sizes })], [], [], view);
  assert.equal(placed.size, 1);
  assert.ok(placed.box.right <= 58);
});

test('a label rather leaves a route uncovered', () => {
  const route = Array.from({ length: 20 }, (_, at) => ({ x: 15 + 4 * at, y: 0 }));
  assert.equal(placeLabels([item('a', 0, 0)], [], route)[0].align, 'end');
});

test('no label stands where it would be taken for that of another symbol', () => {
  const near = [item('a', 0, 0), item('b', 0, 24, { sizes: [{ width: 400, height: 400 }] })];
  const wall = [{ left: -300, top: -300, right: 300, bottom: 20 }];
  assert.ok(!placeLabels(near, wall).some(({ id }) => id === 'a'));
});

const cases = JSON.parse(readFileSync(new URL('../data/strangers.json', import.meta.url), 'utf8'));
const boxOf = ([left, top, right, bottom]) => ({ left, top, right, bottom });
for (const { what, label, own, others, cost } of cases) {
  test(what, () => assert.equal(strangerCost(boxOf(label), boxOf(own), others.map(boxOf)), cost));
}
