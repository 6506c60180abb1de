// @ts-check
import assert from 'node:assert/strict';
import test from 'node:test';
import { choiceFrom, labelsFrom, textOf } from '../../mapsvc/static/js/layer-choice.js';
import { labelFor } from '../../mapsvc/static/js/layer-names.js';
import { decodeLines } from '../../mapsvc/static/js/layer-today.js';

const layers = [{ id: 'then', isOn: true }, { id: 'today', isOn: false }, { id: 'rivers', isOn: true }];

test('the address has only what differs from the default', () => {
  assert.equal(textOf(layers, new Set(['then', 'rivers'])), '');
  assert.equal(textOf(layers, new Set(['today', 'rivers'])), '-then,today');
});

test('an address opens the same layers, and what no map has is passed over', () => {
  assert.deepEqual(choiceFrom(layers, '-then,today'), new Set(['today', 'rivers']));
  assert.deepEqual(choiceFrom(layers, ''), new Set(['then', 'rivers']));
  assert.deepEqual(choiceFrom(layers, 'mountains,-today'), new Set(['then', 'rivers']));
});

test('names are those of the time unless another kind is asked for', () => {
  assert.equal(labelsFrom('today'), 'today');
  assert.equal(labelsFrom('tomorrow'), 'then');
  const own = { name: 'Kharkov', modern: 'Kharkiv' };
  assert.deepEqual(labelFor(own, ['Harkof', 'Kharkiv'], 'text'), { name: 'Harkof', modern: '' });
  assert.deepEqual(labelFor(own, ['Harkof', 'Kharkiv'], 'today'), { name: 'Kharkiv', modern: '' });
  assert.deepEqual(labelFor(own, undefined, 'today'), own);
});

test('lines are read from steps on a grid, latitude first', () => {
  const document = { transform: { scale: [0.5, 0.25], translate: [10, 40] }, arcs: [[[0, 0], [2, 4], [-1, 0]]] };
  assert.deepEqual(decodeLines(document), [[[40, 10], [41, 11], [41, 10.5]]]);
});
