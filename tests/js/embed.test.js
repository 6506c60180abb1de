import { strictEqual } from 'node:assert';
import { test } from 'node:test';

import { originOf } from '../../mapsvc/static/js/embed-height.js';

const OWN = 'https://maps.example.org';

test('a height is told to the page around, where the browser says which it is', () => {
  strictEqual(originOf('https://museum.example', '', OWN), 'https://museum.example');
  strictEqual(originOf(undefined, 'https://museum.example/article', OWN), 'https://museum.example');
});

test('a page around that has no origin, or that is not known, hears it all the same', () => {
  strictEqual(originOf('file://', '', OWN), '*');
  strictEqual(originOf('null', 'https://museum.example/', OWN), '*');
  strictEqual(originOf(undefined, '', OWN), '*');
});

test('the embed before this one in the same frame is not the page around', () => {
  strictEqual(originOf(undefined, `${OWN}/embed/voroshilov-1933`, OWN), '*');
});
