import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepOne, markAfter } from '../../mapsvc/static/js/roving.js';

test('arrows, Home and End walk the marks and stop at the ends', () => {
  assert.deepEqual(['ArrowRight', 'ArrowUp', 'Home', 'End'].map((key) => markAfter(key, 1, 4)), [2, 0, 0, 3]);
  assert.deepEqual([markAfter('ArrowLeft', 0, 4), markAfter('ArrowDown', 3, 4), markAfter('a', 1, 4)], [0, 3, null]);
});

test('one mark is in the order of the Tab key', () => {
  const marks = [{ tabIndex: 0 }, { tabIndex: 0 }, { tabIndex: 0 }];
  const items = marks.map((mark) => ({ marker: { getElement: () => mark }, facts: {} }));
  keepOne(items, marks[1]);
  assert.deepEqual(marks.map((mark) => mark.tabIndex), [-1, 0, -1]);
  keepOne(items);
  assert.deepEqual(marks.map((mark) => mark.tabIndex), [0, -1, -1]);
});
