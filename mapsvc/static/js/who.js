// @ts-check
/**
 * A short card beside the first mention of a person, a vessel or an institution. Without it the mention is a link to
 * the same entry in a list; the card shows a copy of that list's item.
 */

import { needStyle } from './styles.js';

const GAP_PX = 6;
const EDGE_PX = 12;

/**
 * Where a card's upper left corner goes: below its word where there is room, else above; never beyond an edge.
 * @param {{left: number, top: number, bottom: number}} word
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} screen
 * @returns {{left: number, top: number}}
 */
export function cornerOf(word, card, screen) {
  const below = word.bottom + GAP_PX;
  const fits = below + card.height <= screen.height - EDGE_PX || word.top < screen.height - word.bottom;
  const top = fits ? below : word.top - GAP_PX - card.height;
  const inside = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ all) =>
    Math.max(EDGE_PX, Math.min(at, all - size - EDGE_PX));
  return { left: inside(word.left, card.width, screen.width), top: inside(top, card.height, screen.height) };
}

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * The list's item that a link leads to, from this page or from the page of all entries.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Element>}
 */
async function entryOf(link) {
  const address = new URL(link.href);
  const id = decodeURIComponent(address.hash.slice(1));
  const here = document.getElementById(id);
  if (here) return here;
  address.hash = '';
  const page = pages.get(address.href) || fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`entries: got ${answer.status}, expected 200 at ${address.pathname}`);
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  });
  pages.set(address.href, page);
  const entry = (await page).getElementById(id);
  if (!entry) throw new Error(`entries: got none with the id ${id} at ${address.pathname}`);
  return entry;
}

/**
 * Open the card of a mention. Escape, the cross and a press outside close it; the focus goes back to the mention.
 * @param {HTMLAnchorElement} link
 */
export async function showEntry(link) {
  const [entry] = await Promise.all([entryOf(link), needStyle('entries')]);
  document.querySelector('.who-card')?.remove();
  const card = document.createElement('div');
  card.className = 'who-card entry';
  card.popover = 'auto';
  card.tabIndex = -1;
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', entry.querySelector('b')?.textContent || link.textContent || '');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'who-close';
  close.textContent = '×';
  close.setAttribute('aria-label', document.body.dataset.close || 'Close');
  close.addEventListener('click', () => card.hidePopover());
  card.append(close, ...[...entry.cloneNode(true).childNodes].filter((node) => !isHere(node)));
  card.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
    card.remove();
    link.removeAttribute('aria-expanded');
    if (document.activeElement === document.body) link.focus({ preventScroll: true });
  });
  document.body.append(card);
  card.showPopover();
  const { left, top } = cornerOf(
    link.getClientRects()[0],
    card.getBoundingClientRect(),
    { width: document.documentElement.clientWidth, height: window.innerHeight },
  );
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
  link.setAttribute('aria-expanded', 'true');
  card.focus({ preventScroll: true });
}

/**
 * Whether a node lists stops, which a card at one of them need not repeat.
 * @param {Node} node
 */
function isHere(node) {
  return node instanceof Element && node.classList.contains('entry-stops');
}
