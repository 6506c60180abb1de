import assert from 'node:assert/strict';
import { test } from 'node:test';

import { carried, exhibitFrom, isPublic, kindOf, plain, remembered, within } from '../../mapsvc/static/js/kiosk-address.js';
import { leads } from '../../mapsvc/static/js/kiosk-guard.js';
import { typed } from '../../mapsvc/static/js/kiosk-keys.js';
import { legOf, nameOf } from '../../mapsvc/static/js/kiosk-tracks.js';
import { WORDS } from '../../mapsvc/static/js/kiosk-words.js';

const BASE = new URL('https://x.example/maps/?lang=en');
const STICK = new URL('file:///media/data/share/exhibit/en/index.html');
const at = (path, base = BASE) => new URL(path, base);

test('the time without a touch is bounded, and what cannot be read is the usual one', () => {
  const idle = (text) => exhibitFrom(at(`/maps/?kiosk=1&idle=${text}`), BASE).idle;
  assert.deepEqual(['45', '0.01', '99999', '-5', 'soon', ''].map(idle), [45, 10, 3600, 90, 90, 90]);
});

test('the page that the screen was opened with is its home, and no other host can be', () => {
  const home = (query) => exhibitFrom(at(`/maps/places?${query}`), BASE).home;
  assert.equal(home('lang=ru&kiosk=1&idle=30'), '/maps/places?lang=ru');
  assert.equal(home('kiosk=1&home=/maps/%3Flang=tr'), '/maps/?lang=tr');
  for (const bad of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', 'http://[', '/maps/api/x']) {
    assert.equal(home(`kiosk=1&home=${encodeURIComponent(bad)}`), '/maps/?lang=en', bad);
  }
});

test('pages carry the exhibit on, in one order, so that a link to the page itself stays on it', () => {
  const exhibit = exhibitFrom(at('/maps/?lang=tr&idle=30&kiosk=1'), BASE);
  const goal = carried(at('/maps/journeys/a?day=1932-04-25&view=41,29,5#stop-b'), exhibit);
  assert.equal(within(goal), '/maps/journeys/a?day=1932-04-25&view=41,29,5&kiosk=1&idle=30&home=%2Fmaps%2F%3Flang%3Dtr#stop-b');
  assert.equal(carried(goal, exhibit).href, goal.href);
  assert.equal(within(plain(goal)), '/maps/journeys/a?day=1932-04-25&view=41%2C29%2C5#stop-b');
  assert.equal(carried(at('/maps/'), { ...exhibit, isLoop: true }).searchParams.get('loop'), '1');
});

test('a link that was pressed too early loses nothing: the window remembers', () => {
  const memory = '?kiosk=1&idle=30&home=%2Fmaps%2F%3Flang%3Dtr';
  const lost = exhibitFrom(remembered(at('/maps/places?lang=en'), memory), BASE);
  assert.deepEqual(lost, { idle: 30, home: '/maps/?lang=tr', isLoop: false });
  assert.equal(exhibitFrom(remembered(at('/maps/about?kiosk=1&idle=50'), memory), BASE).home, '/maps/about');
  assert.equal(remembered(at('/maps/?a=b'), 'somebody’s=frame&q=1').search, '?a=b');
});

test('pages belong to the exhibit; files, programs’ addresses and other hosts do not', () => {
  const kinds = (base, paths) => paths.map((path) => kindOf(new URL(path, base), base));
  assert.deepEqual(kinds(BASE, ['/maps/places/ankara', 'journeys/a#stop', '?lang=tr', 'search?q=a.b']), Array(4).fill('page'));
  assert.deepEqual(kinds(BASE, ['api/journeys/a.geojson', '/maps/data', 'print/a', 'journeys/a/map.svg', 'share/qr.svg']), Array(5).fill('file'));
  assert.deepEqual(kinds(BASE, ['https://other.example/maps/', 'mailto:a@b.example', 'http://x.example/maps/', 'blob:https://x.example/1']), Array(4).fill('outside'));
  assert.deepEqual(kinds(STICK, ['places/ankara.html', '../tr/index.html', 'index.html?q=1']), Array(3).fill('page'));
  assert.deepEqual(kinds(STICK, ['sheets/a.pdf', '../en/data/index.html', 'data.html', 'https://x.example/']), ['file', 'file', 'file', 'outside']);
});

test('a code is offered only for what a telephone can reach', () => {
  const open = ['https://maps.example.org/a', 'http://192.0.2.7:8000/'];
  const shut = ['http://127.0.0.1:8000/', 'http://localhost:8000/', 'http://[::1]/', 'http://kiosk.local/', 'file:///a/b.html', ''];
  assert.deepEqual([...open, ...shut].map(isPublic), [true, true, false, false, false, false, false, false]);
});

test('keys of the browser do nothing; keys that write do', () => {
  const key = (name, more = {}) => leads({ key: name, ctrlKey: false, metaKey: false, altKey: false, getModifierState: () => false, ...more });
  assert.deepEqual(['F1', 'F11', 'BrowserBack', 'ContextMenu'].map((name) => key(name)), [true, true, true, true]);
  assert.deepEqual([key('n', { ctrlKey: true }), key('ArrowLeft', { altKey: true }), key('l', { metaKey: true })], [true, true, true]);
  assert.deepEqual(['a', 'ı', 'Tab', 'Enter', 'Escape', 'F'].map((name) => key(name)), Array(6).fill(false));
  assert.equal(key('@', { ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' }), false);
});

test('legs are drawn in the order of travel, and a mark is called by its name', () => {
  assert.deepEqual(legOf('ismet-pasa-1932-leg-12'), { journey: 'ismet-pasa-1932', order: 12 });
  assert.deepEqual(legOf('?'), { journey: '', order: 0 });
  assert.equal(nameOf('Stop 5, Harkov, 27 April, date inferred'), 'Harkov · 27 April');
  assert.equal(nameOf('Ankara'), 'Ankara');
});

test('every word is said in every language', () => {
  const words = Object.keys(WORDS.en);
  for (const lang of ['tr', 'en', 'ru']) assert.deepEqual(Object.keys(WORDS[lang]), words, lang);
});

test('a key of the screen writes where the caret stands, and takes away what is before it or marked', () => {
  const field = (value, start, end = start) => ({ value, start, end });
  assert.deepEqual(typed(field('Odsa', 2), 'e'), { value: 'Odesa', caret: 3 });
  assert.deepEqual(typed(field('Moskova', 0, 7), 'i'), { value: 'i', caret: 1 });
  assert.deepEqual(typed(field('Kief', 4), ''), { value: 'Kie', caret: 3 });
  assert.deepEqual(typed(field('Kief', 1, 3), ''), { value: 'Kf', caret: 1 });
  assert.deepEqual(typed(field('Kief', 0), ''), { value: 'Kief', caret: 0 });
});
