import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stepTo, targetOf } from '../../mapsvc/static/js/follow.js';
import { labelOf } from '../../mapsvc/static/js/lettering.js';

test('keys walk the list and stop at its ends', () => {
  assert.deepEqual(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => stepTo(key, 0, 5)), [1, 0, 0, 4]);
  assert.equal(stepTo('ArrowDown', 4, 5), 4);
  assert.equal(stepTo('x', 2, 5), null);
});

test('only an address within the page has a target there', () => {
  const page = { getElementById: (id) => ({ id }) };
  assert.deepEqual(targetOf('#stop-kiev', page), { id: 'stop-kiev' });
  assert.equal(targetOf('/journeys/x#stop-kiev', page), null);
});

const facts = (name, more = {}) => ({ id: name, href: '', rank: 0, name, dates: '', modern: '', isSide: false, ...more });

test('a group is named after its weightiest place, once, with the dates of each stay', () => {
  const got = labelOf([facts('İstanbul', { dates: '24 Nisan' }), facts('Büyükdere', { rank: 2 }), facts('İstanbul', { dates: '10 Mayıs' })]);
  assert.deepEqual(got, { name: 'İstanbul', small: '24 Nisan, 10 Mayıs' });
});

test("today's name stands only where there is room", () => {
  const kiev = facts('Kiev', { dates: '27 Nisan', modern: 'Kyiv' });
  assert.equal(labelOf([kiev]).small, '27 Nisan · Kyiv');
  assert.equal(labelOf([kiev], false).small, '27 Nisan');
});
