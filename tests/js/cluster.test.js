import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { groups, rows } from '../../mapsvc/static/js/cluster.js';

// The same cases bind mapsvc/maps/clusters.py: picture and map agree.
const cases = JSON.parse(readFileSync(new URL('../data/rows.json', import.meta.url), 'utf8'));

for (const { what, radius, room, points, moved } of cases) {
  test(what, () => {
    const got = rows(points.map(([x, y]) => ({ x, y })), radius, room);
    got.forEach(({ x, y }, at) => {
      assert.ok(Math.abs(x - moved[at][0]) < 1e-5 && Math.abs(y - moved[at][1]) < 1e-5, `${at}: ${x} ${y}`);
    });
  });
}

test('every point is in one group', () => {
  const points = Array.from({ length: 30 }, (_, at) => ({ x: (at * 37) % 100, y: (at * 53) % 100 }));
  assert.deepEqual(groups(points, 8).flat().sort((a, b) => a - b), points.map((_, at) => at));
});
