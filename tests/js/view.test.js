import assert from 'node:assert/strict';
import { test } from 'node:test';

import { viewOf } from '../../mapsvc/static/js/view.js';

const frame = { zoom: 5, originX: 4000, originY: 2000 };

test('an unscaled picture gives its own zoom and middle', () => {
  const view = viewOf(frame, { a: 1, e: 0, f: 0 }, { left: 0, top: 0, width: 800, height: 600 });
  assert.deepEqual(view, { zoom: 5, x: 4400, y: 2300 });
});

test('a picture at half its size is one zoom farther out', () => {
  const view = viewOf(frame, { a: 0.5, e: 0, f: 0 }, { left: 0, top: 0, width: 400, height: 300 });
  assert.equal(view.zoom, 4);
  assert.deepEqual([view.x, view.y], [2200, 1150]);
});

test('room beside the picture moves the middle with it', () => {
  const view = viewOf(frame, { a: 1, e: 100, f: 50 }, { left: 0, top: 50, width: 1000, height: 600 });
  assert.deepEqual([view.x, view.y], [4400, 2300]);
});
