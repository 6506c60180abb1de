import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayOf } from '../../mapsvc/static/js/moment.js';

test('an address names a day that there is, or none', () => {
  assert.deepEqual(['day-1', 'day-18', 'day-19', 'day-0', 'stop-kiev', '', 'day-1x'].map((part) => dayOf(part, 18)), [1, 18, 0, 0, 0, 0, 0]);
});
