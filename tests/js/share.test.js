import assert from 'node:assert/strict';
import { test } from 'node:test';

import { codeOf, pathOf } from '../../mapsvc/static/js/share.js';
import { cornerOf } from '../../mapsvc/static/js/who.js';

test('what a code is asked for is the address without host and mount point', () => {
  assert.equal(pathOf('https://x.example/journeys/a?day=1#stop-b', '/share/qr.svg'), '/journeys/a?day=1#stop-b');
  assert.equal(pathOf('https://x.example/maps/journeys/a', '/maps/share/qr.svg'), '/journeys/a');
});

test('the state of a page is one parameter of its code', () => {
  const code = codeOf('https://x.example/a?b=c&d=e', '/share/qr.svg');
  assert.equal(new URL(code, 'https://x.example').searchParams.get('path'), '/a?b=c&d=e');
});

test('a card stands below its word, else above, and never over an edge', () => {
  const card = { width: 300, height: 200 };
  const screen = { width: 360, height: 700 };
  assert.deepEqual(cornerOf({ left: 40, top: 100, bottom: 120 }, card, screen), { left: 40, top: 126 });
  assert.deepEqual(cornerOf({ left: 300, top: 600, bottom: 620 }, card, screen), { left: 48, top: 394 });
});
