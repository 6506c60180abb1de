import assert from 'node:assert/strict';
import { test } from 'node:test';

import { along, trackOf } from '../../mapsvc/static/js/traveller.js';

const spot = (lat, lng) => ({ lat, lng });

test('the traveller is on the line, as far along it as the time is', () => {
  const track = trackOf([spot(0, 0), spot(0, 1), spot(0, 1), spot(3, 1)]);
  const into = spot(9, 9);
  assert.deepEqual({ ...along(track, 0, into) }, spot(0, 0));
  assert.deepEqual({ ...along(track, 0.125, into) }, spot(0, 0.5));
  assert.deepEqual({ ...along(track, 0.5, into) }, spot(1, 1));
  assert.deepEqual({ ...along(track, 1, into) }, spot(3, 1));
  assert.equal(along(track, 0.3, into), into, 'no new object a frame');
});

test('a degree of longitude is shorter in the north', () => {
  const [, wide, high] = trackOf([spot(60, 0), spot(60, 1), spot(61, 1)]).ends;
  assert.ok(Math.abs(wide - 0.5) < 0.001 && Math.abs(high - wide - 1) < 0.001);
});

test('a line of one point has one place', () => {
  assert.deepEqual({ ...along(trackOf([spot(1, 2), spot(1, 2)]), 0.5, spot(0, 0)) }, spot(1, 2));
});
