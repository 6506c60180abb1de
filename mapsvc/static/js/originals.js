// @ts-check
/**
 * The original wording opens under an account of the list. It comes from the stop's own page, fetched once, when it is
 * first asked for; without this, or where it fails, its link leads to that page.
 */

import { leave } from './leave.js';
import { needStyle } from './styles.js';

const ASKED = 'li.stop .more a[href*="#passage-"]';
/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * The main part of a page of ours, without its head: the style sheets of that page are not this one's.
 * @param {string} address
 * @returns {Promise<Document>}
 */
export function pageOf(address) {
  const { href } = new URL(address.split('#')[0], location.href);
  const load = async () => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
    const text = await answer.text();
    return new DOMParser().parseFromString(text.slice(text.indexOf('<main'), text.indexOf('</main>')), 'text/html');
  };
  if (!pages.has(href)) pages.set(href, load().catch((error) => (pages.delete(href), Promise.reject(error))));
  return /** @type {Promise<Document>} */ (pages.get(href));
}

let copies = 0;

/**
 * A copy of a part of another page for this one. A paragraph may stand under several accounts: what the part only calls
 * "above" is put in, each copy has anchors of its own, and what is not in it is linked where it stands.
 * @template {Element} T
 * @param {T} part
 * @param {string} address of its page
 * @returns {T}
 */
export function adopt(part, address) {
  const own = document.importNode(part, true);
  for (const link of own.querySelectorAll('.original-above a')) {
    const id = link.getAttribute('href')?.slice(1) || '';
    const figure = own.querySelector(`[id="${id}"]`) ? null : part.ownerDocument.getElementById(id);
    if (figure) link.closest('.original-above')?.replaceWith(document.importNode(figure, true));
  }
  const named = [...own.querySelectorAll('[id^="original-"]')];
  const ids = new Set(named.map(({ id }) => id));
  copies += 1;
  for (const one of named) one.id = `copy-${copies}-${one.id}`;
  for (const link of own.querySelectorAll('a[href^="#"]')) {
    const id = (link.getAttribute('href') || '').slice(1);
    link.setAttribute('href', ids.has(id) ? `#copy-${copies}-${id}` : `${address.split('#')[0]}#${id}`);
  }
  return own;
}

/**
 * The original paragraphs of an account on its page; null where there are none.
 * @param {Document} page
 * @param {string} account
 */
function originalsOf(page, account) {
  let next = page.getElementById(account)?.nextElementSibling;
  while (next && !next.matches('.account, .originals, section')) next = next.nextElementSibling;
  return next instanceof HTMLDetailsElement && next.matches('.originals') ? next : null;
}

/**
 * Put the originals in the place of the link that asked for them.
 * @param {HTMLAnchorElement} link
 */
async function open(link) {
  const found = originalsOf(await pageOf(link.href), new URL(link.href).hash.slice(1));
  if (!found) throw new Error(`${link.href}: no original`);
  const originals = adopt(found, link.href);
  const name = link.getAttribute('aria-label');
  if (name) originals.querySelector('summary')?.setAttribute('aria-label', name);
  originals.open = true;
  await needStyle('texts');
  link.closest('.more')?.replaceWith(originals);
  originals.querySelector('summary')?.focus({ preventScroll: true });
}

/** @param {import('./visitor.js').Kit} kit */
export function openOriginals({ map, items }) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest(ASKED) : null;
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (link.closest('li.stop'));
    link.setAttribute('aria-busy', 'true');
    open(link).then(
      () => {
        const facts = items.find((item) => item.facts.href === `#${id}`)?.facts;
        if (facts) map.fire('chosen', { place: facts.place || facts.id }); // its names in the new text are marked too
      },
      () => leave(link.href),
    );
  });
}
