// @ts-check
/**
 * List and map tell the same stop: choosing one in either shows it in both, and the address keeps it.
 * The address is the stop's own anchor, `#stop-<id>`: a shared link works with and without a script.
 */

import { bringIntoView, isStill } from './view.js';

/**
 * @typedef {import('./lettering.js').Item} Item
 */

/**
 * The element of the page that an address within the page names; null for other addresses.
 * @param {string} href
 * @param {Pick<Document, 'getElementById'>} page
 */
export function targetOf(href, page) {
  return href.startsWith('#') ? page.getElementById(decodeURIComponent(href.slice(1))) : null;
}

/**
 * Which place in a list a key leads to; null where the key means nothing.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
export function stepTo(key, at, count) {
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  const next = steps[/** @type {keyof typeof steps} */ (key)];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

/**
 * @param {any} map
 * @param {Item[]} items
 * @param {Record<string, string>} words
 * @param {() => void} showAll
 */
export function follow(map, items, words, showAll) {
  const live = document.createElement('p');
  live.className = 'sr';
  live.setAttribute('role', 'status');
  map.getContainer().after(live);
  const linked = items
    .map((item) => ({ ...item, entry: targetOf(item.facts.href, document), depth: item.marker.options.zIndexOffset || 0 }))
    .filter((item) => item.entry !== null);
  let chosen = '';
  let isHeld = false;

  const show = (/** @type {string} */ href, /** @type {{pans?: boolean, speaks?: boolean}} */ how = {}) => {
    chosen = href;
    for (const { marker, facts, entry, depth } of linked) {
      const isChosen = facts.href === href;
      marker.getElement().classList.toggle('is-chosen', isChosen);
      marker.setZIndexOffset(isChosen ? 1000 : depth);
      if (isChosen) entry?.setAttribute('aria-current', 'true');
      else entry?.removeAttribute('aria-current');
      if (isChosen && how.pans) bringIntoView(map, marker.getLatLng());
      if (isChosen && how.pans) map.fire('chosen', { place: facts.place || facts.id });
      if (isChosen && how.speaks) live.textContent = words.chosen.replace('{name}', facts.name);
    }
  };
  const choose = (/** @type {string} */ href) => {
    if (location.hash !== href) history.pushState(null, '', href || location.pathname + location.search);
    isHeld = true;
    show(href, { pans: true, speaks: true });
  };
  const leave = () => {
    history.pushState(null, '', location.pathname + location.search);
    isHeld = true;
    show('');
    showAll();
    live.textContent = words.all_shown;
  };

  for (const { marker, facts } of items) {
    const entry = targetOf(facts.href, document);
    marker.on('click keypress', (/** @type {any} */ event) => {
      if (event.type === 'keypress' && !['Enter', ' '].includes(event.originalEvent.key)) return;
      if (!entry) return void location.assign(facts.href);
      choose(facts.href);
      entry.scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
    });
  }
  for (const { entry, facts } of linked) {
    entry?.addEventListener('focusin', () => show(facts.href, { pans: true }));
    entry?.addEventListener('click', (event) => {
      const pressed = event.target instanceof Element && event.target.closest('a, button, summary, input');
      if (!pressed && !String(getSelection())) choose(facts.href);
    });
  }
  listen(linked, choose, leave);
  const fromAddress = () => {
    isHeld = true;
    show(linked.some(({ facts }) => facts.href === location.hash) ? location.hash : '', { pans: true });
  };
  window.addEventListener('popstate', fromAddress);
  window.addEventListener('hashchange', fromAddress);
  if (location.hash) fromAddress();
  // What was chosen or let go holds until the visitor scrolls: a page that still rolls there marks nothing on its way.
  for (const own of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    window.addEventListener(own, () => (isHeld = false), { capture: true, passive: true });
  }
  watch(linked, (href) => !isHeld && href !== chosen && show(href));
}

/**
 * Keys: arrows, Home and End walk the stops from their headings; Escape goes back to the whole route.
 * @param {Array<Item & {entry: HTMLElement | null}>} linked
 * @param {(href: string) => void} choose
 * @param {() => void} leave
 */
function listen(linked, choose, leave) {
  const headings = linked.map(({ entry }) => entry?.querySelector('h3 a')).filter((link) => link instanceof HTMLElement);
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && location.hash) leave();
    const at = headings.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = at < 0 ? null : stepTo(event.key, at, headings.length);
    if (next === null) return;
    event.preventDefault();
    headings[next].focus();
    choose(linked[next].facts.href);
  });
}

/**
 * Mark on the map the stop that is being read.
 * @param {Array<Item & {entry: HTMLElement | null}>} linked
 * @param {(href: string) => void} show
 */
function watch(linked, show) {
  const byEntry = new Map(linked.map(({ entry, facts }) => [entry, facts.href]));
  const observer = new IntersectionObserver(
    (seen) => {
      const first = seen.find((one) => one.isIntersecting);
      if (first && window.scrollY > 80) show(byEntry.get(/** @type {HTMLElement} */ (first.target)) ?? '');
    },
    { rootMargin: '-35% 0px -55% 0px' },
  );
  for (const { entry } of linked) if (entry) observer.observe(entry);
}
