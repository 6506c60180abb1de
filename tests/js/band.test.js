import assert from 'node:assert/strict';
import { test } from 'node:test';

import { arrivalAt, clockAt, momentOf, nextStop, paced, partAt, toldAt } from '../../mapsvc/static/js/band.js';

const part = (kind, start, end, stop) => ({ kind, start, end, stop });
const BAND = [
  part('stay', 0, 0.75, 'ankara'), part('rail', 0.75, 1.6, 'istanbul'), part('stay', 1.6, 1.74, 'istanbul'),
  part('ship', 1.74, 3.3, 'odesa'), part('stay', 3.3, 9, 'odesa'),
];

test('a moment lies in one part', () => {
  assert.deepEqual([0, 0.75, 1.65, 3, 9, 20].map((at) => partAt(BAND, at).stop), ['ankara', 'istanbul', 'istanbul', 'odesa', 'odesa', 'odesa']);
  assert.equal(partAt(BAND, 2).kind, 'ship');
});

test('a day shows its stop, a day under way the middle of its road', () => {
  assert.equal(momentOf(BAND, 1, 'istanbul'), 1.6);
  assert.equal(momentOf(BAND, 5, 'odesa'), 5.5);
  assert.equal(momentOf(BAND, 2, 'odesa'), 2.5);
  assert.equal(momentOf(BAND, 4, 'kiev'), 4.5);
  assert.equal(arrivalAt(BAND, 'odesa'), 3.3);
  assert.equal(arrivalAt(BAND, 'kiev'), null);
});

test('on the way to a stop of another day the one that was left is told', () => {
  assert.equal(toldAt(BAND, 1.8, 1, 'istanbul'), 'istanbul');
  assert.equal(toldAt(BAND, 2.5, 2, 'odesa'), 'odesa', 'a day at sea is told where it leads');
  assert.equal(toldAt(BAND, 3.1, 3, 'odesa'), 'odesa');
  assert.equal(toldAt(BAND, 0.2, 0, 'ankara'), 'ankara');
});

test('steps lead from stop to stop and end at the ends', () => {
  assert.deepEqual([0, 0.3, 1.6, 3.3].map((at) => nextStop(BAND, at, 1)), [1.6, 1.6, 3.3, 3.3]);
  assert.deepEqual([9, 3.3, 1.6, 0].map((at) => nextStop(BAND, at, -1)), [3.3, 1.6, 0, 0]);
});

test('a journey plays in a minute or a minute and a half, the way longer than the stay', () => {
  const seconds = paced(BAND);
  const sum = seconds.reduce((one, other) => one + other, 0);
  assert.ok(sum >= 59.9 && sum <= 90.1, String(sum));
  assert.ok(seconds[3] > seconds[4], 'two nights at sea take longer than five days in a town');
  assert.deepEqual(paced([]), []);
  const many = paced(Array.from({ length: 60 }, (_, at) => part(at % 2 ? 'rail' : 'stay', at, at + 1, String(at))));
  assert.ok(Math.abs(many.reduce((one, other) => one + other, 0) - 90) < 0.1);
});

test('a clock shows where a text gives it, and not long after', () => {
  const clocks = [[0.753, '18.05'], [3.333, '08.00']];
  assert.deepEqual([0.7, 0.753, 0.8, 0.9, 3.34].map((at) => clockAt(clocks, at)), ['', '18.05', '18.05', '', '08.00']);
});
