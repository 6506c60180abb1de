// @ts-check
/**
 * The search of a bundle: places by any name, accounts by their words, from a list made with the bundle. Its keys were
 * folded there, with the stems that Turkish endings leave; here only the question is.
 *
 * @typedef {{name: string, modern: string, about: string, count: string, href: string, keys: string[]}} PlaceRow
 * @typedef {{text: string, lang: string, where: string, when: string, href: string}} AccountRow
 * @typedef {{places: PlaceRow[], accounts: AccountRow[], words: Record<string, number[]>}} List
 */

const BASES = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ə: 'e', ς: 'σ', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const APOSTROPHES = "'’‘ʼ`´′＇‛ʹʾ";
const ENDING = new RegExp(`[${APOSTROPHES}]\\p{L}*`, 'gu');
const MOST_PLACES = 8;
const MOST_ACCOUNTS = 60;
const LONGEST_ENDING = 6;
const EXCERPT = 320;

/**
 * What two spellings of a name have in common; the same as `gazetteer.turkish.search_key`.
 * @param {string} text
 */
export function keyOf(text) {
  const small = text.normalize('NFKD').toLowerCase();
  const bare = small.replace(/[ıłøđðħəςßæœþ]/g, (letter) => BASES[/** @type {keyof typeof BASES} */ (letter)]);
  return bare.replace(/[ʼʹʾʿʺˈ]|[^\p{L}\p{N}]/gu, '').normalize('NFC');
}

/**
 * How well a key answers a word: 4 wholly, 3 as its beginning, 2 where the word wears an ending, 1 but for one letter.
 * @param {string} key
 * @param {string} word
 */
export function likeness(key, word) {
  if (key === word) return 4;
  if (word.length >= 3 && key.startsWith(word)) return 3;
  if (key.length >= 4 && word.startsWith(key) && word.length - key.length <= LONGEST_ENDING) return 2;
  return word.length >= 5 && Math.abs(key.length - word.length) <= 1 && isOneOff(key, word) ? 1 : 0;
}

/**
 * Whether one letter more, less or other makes one word of another.
 * @param {string} one
 * @param {string} other
 */
function isOneOff(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, its] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === its.slice(1) || rest === its.slice(1) || rest.slice(1) === its;
}

/** @param {string} question */
export const wordsOf = (question) => question.replace(ENDING, ' ').split(/[^\p{L}\p{N}\p{M}]+/u).map(keyOf).filter(Boolean);

/**
 * @param {List} list
 * @param {string} question
 * @returns {{places: PlaceRow[], accounts: AccountRow[]}} best first
 */
export function find({ places, accounts, words }, question) {
  const asked = wordsOf(question);
  const whole = asked.join('');
  if (!whole) return { places: [], accounts: [] };
  const named = places.map((row) => ({ row, rank: Math.max(...row.keys.map((key) => likeness(key, whole))) }));
  const least = named.some(({ rank }) => rank > 1) ? 2 : 1; // a slip of the finger only where nothing else is meant
  /** @type {Array<Map<number, number>>} for each word: account -> how well */
  const hits = asked.map((word) => {
    const found = new Map();
    for (const [key, numbers] of Object.entries(words)) {
      const rank = likeness(key, word);
      if (rank > 1) for (const number of numbers) found.set(number, Math.max(rank, found.get(number) ?? 0));
    }
    return found;
  });
  const scored = accounts.map((row, number) => {
    const ranks = hits.map((found) => found.get(number) ?? 0);
    return { row, has: ranks.filter(Boolean).length, rank: ranks.reduce((one, other) => one + other, 0) };
  });
  const most = Math.max(0, ...scored.map(({ has }) => has));
  return {
    places: named.filter(({ rank }) => rank >= least).sort((one, other) => other.rank - one.rank).slice(0, MOST_PLACES).map(({ row }) => row),
    accounts: scored.filter(({ has }) => has && has === most).sort((one, other) => other.rank - one.rank).slice(0, MOST_ACCOUNTS).map(({ row }) => row),
  };
}

/**
 * A text cut at its words; those that answer the question are to be marked.
 * @param {string} text
 * @param {string[]} asked
 * @returns {Array<{text: string, isMarked: boolean}>}
 */
export function pieces(text, asked) {
  const parts = text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part, at) => ({
    text: part,
    isMarked: at % 2 === 1 && asked.some((word) => likeness(keyOf(part), word) > 1),
  }));
  const first = parts.findIndex(({ isMarked }) => isMarked);
  let [from, length] = [Math.max(0, first), 0];
  while (from > 0 && length < EXCERPT / 3) length += parts[(from -= 1)].text.length;
  let to = from;
  for (length = 0; to < parts.length && length < EXCERPT; to += 1) length += parts[to].text.length;
  const shown = parts.slice(from, to);
  const gap = { text: '…', isMarked: false };
  return [...(from > 0 ? [gap] : []), ...shown, ...(to < parts.length ? [gap] : [])];
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {Array<Node | string>} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {PlaceRow} row */
function placeItem({ name, modern, about, count, href }) {
  const link = element('a', { href }, element('b', {}, name), ...(modern ? [' ', element('span', { class: 'modern' }, modern)] : []));
  return element('li', {}, link, ' ', element('span', { class: 'place-kind' }, [about, count].filter(Boolean).join(' · ')));
}

/**
 * @param {AccountRow} row
 * @param {string[]} asked
 */
function accountItem({ text, lang, where, when, href }, asked) {
  const told = pieces(text, asked).map((piece) => (piece.isMarked ? element('mark', {}, piece.text) : piece.text));
  const days = when ? [' ', element('span', { class: 'days' }, when)] : [];
  const head = element('p', { class: 'excerpt-where' }, element('a', { href }, where), ...days);
  return element('li', { class: 'excerpt' }, head, element('blockquote', { lang }, element('p', {}, ...told)));
}

/** @param {HTMLElement} holder */
async function answer(holder) {
  const words = JSON.parse(holder.dataset.words || '{}');
  const question = new URLSearchParams(location.search).get('q')?.trim().slice(0, 200) || '';
  /** @type {HTMLInputElement} */ (holder.querySelector('#question')).value = question;
  const place = /** @type {HTMLElement} */ (holder.querySelector('.found'));
  if (!question) return;
  const list = await (await fetch('search.json')).json();
  const { places, accounts } = find(list, question);
  const asked = wordsOf(question);
  const section = (/** @type {string} */ title, /** @type {string} */ tag, /** @type {string} */ name, /** @type {Node[]} */ items) =>
    items.length ? [element('section', {}, element('h2', { class: 'rule' }, title), element(tag, { class: name }, ...items))] : [];
  place.replaceChildren(
    ...section(words.places, 'ul', 'names', places.map(placeItem)),
    ...section(words.passages, 'ol', 'excerpts', accounts.map((row) => accountItem(row, asked))),
    ...(places.length || accounts.length ? [] : [element('p', { class: 'lede' }, words.none.replace('{query}', question))]),
  );
}

const holder = typeof document === 'undefined' ? null : document.getElementById('bundled-search');
if (holder) void answer(holder);
