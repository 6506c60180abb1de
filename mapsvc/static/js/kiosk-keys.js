// @ts-check
/**
 * A keyboard on the screen, for a field that a finger touched where no keyboard stands by: letters of the page's language,
 * the others one press away. The first key of a real keyboard sends it away for good.
 */

import { made } from './kiosk-dialogs.js';
import { say } from './kiosk-words.js';

const DIGITS = '1234567890';
/** @type {Record<string, string[]>} */
const ROWS = {
  tr: ['qwertyuıopğü', 'asdfghjklşi', 'zxcvbnmöç'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ru: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё'],
};
const SIGNS = "'’-";

/** @typedef {{field: HTMLInputElement, lang: string, board: HTMLElement}} Open */
/** @type {Open | null} */
let open = null;
let isOffered = true;

/**
 * What a field says after a key: what was marked gives way, and the caret stands behind what was written.
 * @param {{value: string, start: number, end: number}} state
 * @param {string} key a letter, or "" to take the one before the caret away
 */
export function typed({ value, start, end }, key) {
  if (key) return { value: value.slice(0, start) + key + value.slice(end), caret: start + key.length };
  const from = start < end ? start : start - ([...value.slice(0, start)].at(-1)?.length || 0);
  return { value: value.slice(0, from) + value.slice(end), caret: from };
}

/** Offer it for every field of the page. */
export function offerKeys() {
  const isText = (/** @type {EventTarget | null} */ target) => target instanceof HTMLInputElement && /^(search|text)$/.test(target.type);
  let isTouch = false;
  window.addEventListener('pointerdown', ({ pointerType, target }) => {
    isTouch = pointerType !== 'mouse';
    const isOurs = target instanceof Node && (open?.board.contains(target) || open?.field === target);
    if (!isOurs) close();
  }, true);
  window.addEventListener('focusin', ({ target }) => {
    if (isText(target) && isTouch && isOffered) show(/** @type {HTMLInputElement} */ (target));
  });
  window.addEventListener('keydown', ({ isTrusted, key }) => {
    if (!isTrusted || !isText(document.activeElement) || (key.length > 1 && key !== 'Backspace')) return;
    isOffered = false;
    close();
  }, true);
}

/** @param {HTMLInputElement} field */
function show(field) {
  if (open?.field === field) return;
  close();
  field.inputMode = 'none'; // the system's own would lie over ours
  const board = made('div', 'kiosk-keys');
  board.setAttribute('role', 'region'); // a landmark: it stands outside the page's own
  board.setAttribute('aria-label', say('keys'));
  // The focus stays in the field: what a key does is done there.
  board.addEventListener('pointerdown', (event) => event.preventDefault());
  board.addEventListener('click', press);
  const { lang } = document.documentElement;
  open = { field, lang: lang in ROWS ? lang : 'en', board };
  fill();
  document.body.append(board);
  document.documentElement.style.setProperty('--keys', `${board.offsetHeight}px`);
  field.scrollIntoView({ block: 'center' });
}

function close() {
  open?.board.remove();
  open = null;
  document.documentElement.style.removeProperty('--keys');
}

/** Lay out the letters of a language. */
function fill() {
  if (!open) return;
  const { board, lang } = open;
  const key = (/** @type {string} */ act, /** @type {string} */ text, /** @type {string} */ name = '') => {
    const button = /** @type {HTMLButtonElement} */ (made('button', act.length > 1 ? `is-${act}` : '', text));
    Object.assign(button, { type: 'button', tabIndex: -1, value: act });
    if (name) button.setAttribute('aria-label', name);
    return button;
  };
  const row = (/** @type {HTMLElement[]} */ keys) => {
    const line = made('div', 'kiosk-row');
    line.append(...keys);
    return line;
  };
  const langs = Object.keys(ROWS);
  const next = langs[(langs.indexOf(lang) + 1) % langs.length];
  board.lang = lang;
  board.replaceChildren(
    row([...DIGITS].map((sign) => key(sign, sign))),
    ...ROWS[lang].map((letters, at) => row([...letters].map((sign) => key(sign, sign)).concat(at === 2 ? [key('erase', '←', say('erase'))] : []))),
    row([key('next', next.toUpperCase()), ...[...SIGNS].map((sign) => key(sign, sign)), key('space', say('space')), key('find', say('find')), key('close', '×', say('close'))]),
  );
}

/** @param {Event} event */
function press(event) {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!button || !open) return;
  const { field, lang } = open;
  const act = button.value;
  if (act === 'close') return close();
  if (act === 'find') return field.form?.requestSubmit();
  if (act === 'next') {
    const langs = Object.keys(ROWS);
    open.lang = langs[(langs.indexOf(lang) + 1) % langs.length];
    return fill();
  }
  const sign = act === 'space' ? ' ' : act === 'erase' ? '' : act;
  const { value, caret } = typed({ value: field.value, start: field.selectionStart ?? field.value.length, end: field.selectionEnd ?? field.value.length }, sign);
  field.value = value;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
