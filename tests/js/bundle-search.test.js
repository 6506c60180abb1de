import assert from 'node:assert/strict';
import { test } from 'node:test';

import { find, keyOf, likeness, pieces, wordsOf } from '../../mapsvc/static/js/bundle-search.js';

test('a key is what gazetteer.turkish.search_key makes of the same text', () => {
  for (const [text, key] of [
    ['İzmir', 'izmir'], ['IZMIR', 'izmir'], ['I z m i r', 'izmir'], ['Büyükdere Koyu', 'buyukderekoyu'],
    ['Харьков', 'харьков'], ['«…»', ''], ['Şişli’de', 'sislide'], ['Großmünster Æ', 'grossmunsterae'], ['İsmet ʿAlî', 'ismetali'],
  ]) assert.equal(keyOf(text), key);
});

test('an ending behind an apostrophe is no word', () => {
  assert.deepEqual(wordsOf("Ankara'ya, Kars’ta  İNÖNÜ"), ['ankara', 'kars', 'inonu']);
});

test('a name is found whole, by its beginning, with an ending, or but for one letter', () => {
  assert.deepEqual(['moskova', 'mosk', 'moskovadan', 'moskava', 'mo', 'kars'].map((word) => likeness('moskova', word)), [4, 3, 2, 1, 0, 0]);
  assert.equal(likeness('kars', 'karsi'), 2);
});

const row = (/** @type {string} */ name, /** @type {string[]} */ keys) => ({ name, modern: '', about: '', count: '', href: '', keys });
const told = (/** @type {string} */ text) => ({ text, lang: 'tr', where: '', when: '', href: '' });
const LIST = {
  places: [row('Moskova', ['moskova', 'moscow']), row('Kars', ['kars'])],
  accounts: [told('Moskova’da bir fabrika'), told('Kars’ta karşılama'), told('Fabrikalar')],
  words: { moskova: [0], fabrika: [0, 2], fabrikalar: [2], kars: [1], karsilama: [1] },
};

test('the best come first, and accounts that have all words before those that have one', () => {
  assert.deepEqual(find(LIST, 'Moscow').places.map(({ name }) => name), ['Moskova']);
  assert.deepEqual(find(LIST, 'moskova fabrika').accounts.map(({ text }) => text), ['Moskova’da bir fabrika']);
  assert.deepEqual(find(LIST, 'fabrikalar').accounts.map(({ text }) => text), ['Fabrikalar', 'Moskova’da bir fabrika']);
  assert.deepEqual(find(LIST, '…'), { places: [], accounts: [] });
});

test('an excerpt is cut around the first word that was found, which is marked', () => {
  const cut = pieces(`${'uzun '.repeat(100)}Moskova’da ${'uzun '.repeat(100)}`, ['moskova']);
  assert.deepEqual(cut.filter(({ isMarked }) => isMarked).map(({ text }) => text), ['Moskova']);
  assert.equal(cut[0].text, '…');
  assert.equal(cut.at(-1)?.text, '…');
});
