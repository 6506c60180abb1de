import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decode } from '../../mapsvc/static/js/detail.js';

const topology = {
  transform: { scale: [0.5, 0.25], translate: [10, 40] },
  arcs: [
    [[0, 0], [2, 0]],
    [[0, 0], [0, 4], [2, -4]],
  ],
  objects: {
    land: { arcs: [[[0, ~1]]] },
    lakes: { arcs: [] },
    coast: { arcs: [[0]] },
    rivers: { geometries: [{ arcs: [[1]] }] },
    borders: { arcs: [] },
  },
};

test('steps add up to latitudes and longitudes', () => {
  assert.deepEqual(decode(topology).coast, [[[40, 10], [40, 11]]]);
});

test('arcs join end to end, a negative one backwards, without doubling the joint', () => {
  assert.deepEqual(decode(topology).land, [[[[40, 10], [40, 11], [41, 10], [40, 10]]]]);
});
