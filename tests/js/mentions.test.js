import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isInView, pointOf } from '../../mapsvc/static/js/mentions.js';

test('a name carries longitude and latitude, Leaflet wants them the other way round', () => {
  assert.deepEqual(pointOf('37.62 55.75'), [55.75, 37.62]);
  assert.deepEqual(pointOf('-0.1 0'), [0, -0.1]);
});

test('a name without a point, or with a broken one, has none', () => {
  for (const at of [undefined, '', 'x y', '37.62']) assert.equal(pointOf(at), null);
});

test('a map is in view when enough of it is on the screen', () => {
  assert.ok(isInView({ top: 50, bottom: 800 }, 900));
  assert.ok(isInView({ top: -300, bottom: 200 }, 900));
  assert.ok(!isInView({ top: -800, bottom: 50 }, 900));
  assert.ok(!isInView({ top: 950, bottom: 1500 }, 900));
});
