import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf, read, stateFrom, viewFrom } from '../../mapsvc/static/js/state.js';

test('a state and its address are the same thing', () => {
  const address = '?lang=ru&day=1932-04-29&view=55.7500,37.6200,6.5&layers=borders,venues&labels=today#stop-moskova';
  const [search, hash] = address.split('#');
  const state = stateFrom(search, `#${hash}`);
  assert.deepEqual(state, {
    part: 'stop-moskova', day: '1932-04-29', view: { lat: 55.75, lon: 37.62, zoom: 6.5 }, layers: 'borders,venues', labels: 'today',
  });
  assert.equal(addressOf(state, search), address);
});

test('what is no longer chosen leaves the address, what others put there stays', () => {
  const state = stateFrom('?itinerary=programme&day=1932-04-29&utm=x', '#stop-kiev');
  assert.equal(addressOf({ ...state, day: '', part: '' }, '?itinerary=programme&day=1932-04-29&utm=x'), '?itinerary=programme&utm=x');
  assert.equal(addressOf(stateFrom('', ''), ''), '');
});

test('an address from anywhere is read without harm', () => {
  for (const text of [null, '', '1,2', '1,2,3,4', 'a,b,c', '91,0,5', '0,181,5', '0,0,99', ',,', '<script>']) {
    assert.equal(viewFrom(text), null, String(text));
  }
  const state = stateFrom('?day=tomorrow&layers=%3Cb%3E&labels=A', '#%E0%A4%A');
  assert.deepEqual(state, { part: '', day: '', view: null, layers: '', labels: '' });
});

test('without a page there is an empty state', () => {
  assert.equal(read().part, '');
});
