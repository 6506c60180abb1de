// @ts-check
/**
 * List and map tell the same stop: choosing one in either shows it in both, and the address keeps it.
 * The address is the stop's own anchor, `#stop-<id>`: a shared link works with and without a script.
 */

import { read, subscribe, write } from './state.js';
import { bringIntoView, isStill } from './view.js';

/**
 * @typedef {import('./lettering.js').Item} Item
 * @typedef {Item & {entry: HTMLElement | null, depth: number}} Linked
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
 * The part of the list that a part of the page belongs to: a visit is told under its stop.
 * @param {string} part
 */
function homeOf(part) {
  if (!part) return '';
  const element = document.getElementById(part);
  return (element?.closest('li.stop') || element)?.id || part;
}

/**
 * @param {import('./visitor.js').Kit} kit
 * @returns {{choose: (part: string) => void, refresh: () => void, watch: (visits: Iterable<Element>) => void}} `choose` a
 *   stop, as a click on it does; `refresh` when the list has got the part that the address names; `watch` visits too, so
 *   that reading them leads as reading a stop does
 */
export function follow({ map, items, words, showAll }) {
  const live = document.createElement('p');
  live.className = 'sr';
  live.setAttribute('role', 'status');
  map.getContainer().after(live);
  /** @type {Linked[]} */
  const linked = items
    .map((item) => ({ ...item, entry: targetOf(item.facts.href, document), depth: item.marker.options.zIndexOffset || 0 }))
    .filter((item) => item.entry !== null);
  let chosen = '';
  let [isHeld, isReading, told] = [false, false, ' '];

  const show = (/** @type {string} */ part, /** @type {{pans?: boolean, speaks?: boolean, scrolls?: boolean}} */ how = {}) => {
    chosen = part;
    for (const { marker, facts, entry, depth } of linked) {
      const isChosen = facts.href === `#${part}`;
      marker.getElement().classList.toggle('is-chosen', isChosen);
      marker.setZIndexOffset(isChosen ? 1000 : depth);
      if (isChosen) entry?.setAttribute('aria-current', 'true');
      else entry?.removeAttribute('aria-current');
      if (!isChosen) continue;
      if (how.pans) bringIntoView(map, marker.getLatLng());
      if (how.pans) map.fire('chosen', { place: facts.place || facts.id });
      if (how.speaks) live.textContent = words.chosen.replace('{name}', facts.name);
      if (how.scrolls) entry?.scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
    }
  };
  const choose = (/** @type {string} */ part) => {
    isHeld = true;
    show(part, { pans: true, speaks: true });
    write({ part, day: '' }, { push: true });
  };
  const leave = () => {
    isHeld = true;
    show('');
    map.fire('chosen', { place: '' });
    write({ part: '', day: '', view: null }, { push: true });
    showAll();
    live.textContent = words.all_shown;
  };

  for (const { marker, facts } of items) {
    const entry = targetOf(facts.href, document);
    marker.on('click keypress', (/** @type {any} */ event) => {
      if (event.type === 'keypress' && !['Enter', ' '].includes(event.originalEvent.key)) return;
      const isHere = new URL(facts.href, location.href).pathname === location.pathname;
      if (!entry && isHere) return void map.fire('chosen', { place: facts.place || facts.id });
      if (!entry) return void location.assign(facts.href);
      choose(entry.id);
      entry.scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
    });
  }
  for (const { entry } of linked) {
    entry?.addEventListener('focusin', () => {
      isHeld = true;
      show(entry.id, { pans: true });
    });
    entry?.addEventListener('click', (event) => {
      const pressed = event.target instanceof Element && event.target.closest('a, button, summary, input');
      const isVisit = event.target instanceof Element && event.target.closest('.city-days');
      if (!pressed && !isVisit && !String(getSelection())) choose(entry.id);
    });
  }
  listen(linked, choose, leave);
  const fromState = (/** @type {import('./state.js').State} */ state, /** @type {'write' | 'history'} */ cause) => {
    const part = homeOf(state.part);
    const isNews = told !== `${state.part} ${state.day}`;
    told = `${state.part} ${state.day}`;
    isHeld ||= isNews && !isReading;
    if (part === chosen) return;
    show(linked.some(({ entry }) => entry?.id === part) ? part : '', { pans: cause === 'write' || !state.view, scrolls: cause === 'write' });
  };
  subscribe(fromState);
  fromState(read(), 'history');
  const early = linked.find(({ entry }) => entry?.contains(document.activeElement))?.entry; // before this was there
  if (early && !chosen) {
    isHeld = true;
    show(early.id, { pans: true });
  }
  // What was chosen or let go holds until the visitor scrolls: a page that still rolls there marks nothing on its way.
  const scrolled = (/** @type {Event} */ { type, target }) => {
    if (type === 'wheel' || !(target instanceof Element && target.closest('.map-column'))) isHeld = false;
  };
  for (const sign of ['wheel', 'touchmove']) window.addEventListener(sign, scrolled, { capture: true, passive: true });
  window.addEventListener('keydown', (event) => /^(Page|Arrow|Home|End| )/.test(event.key) && scrolled(event), true);
  // A hand on the scroll bar.
  window.addEventListener('pointerdown', ({ target }) => (isHeld &&= target !== document.documentElement), true);
  const watch = reading(({ id: part, dataset }) => {
    if (isHeld || part === chosen || part === read().part) return;
    const home = homeOf(part);
    if (home !== chosen) show(home, { pans: true });
    isReading = true;
    write({ part, day: dataset.day || '' });
    isReading = false;
  });
  watch(linked.flatMap(({ entry }) => entry || []));
  return { choose, refresh: () => fromState(read(), 'history'), watch };
}

/**
 * Keys: arrows, Home and End walk the stops from their headings; Escape goes back to the whole route.
 * @param {Linked[]} linked
 * @param {(part: string) => void} choose
 * @param {() => void} leave
 */
function listen(linked, choose, leave) {
  const headings = linked.map(({ entry }) => entry?.querySelector('h3 a')).filter((link) => link instanceof HTMLElement);
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && read().part) leave();
    const at = headings.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = at < 0 ? null : stepTo(event.key, at, headings.length);
    if (next === null) return;
    event.preventDefault();
    headings[next].focus();
    choose(linked[next].entry?.id || '');
  });
}

/**
 * What is being read of the stops, and of the visits of an open city: where both come into view, the visit; where a city is
 * scrolled back to, the last of its visits with a day.
 * @param {(part: HTMLElement) => void} tell
 * @returns {(parts: Iterable<Element>) => void} watches these too
 */
function reading(tell) {
  const covered = () => document.querySelector('.map-column')?.getBoundingClientRect();
  const isAbove = (/** @type {DOMRect | undefined} */ box) => box && box.width > window.innerWidth * 0.9;
  const top = isAbove(covered()) ? 60 : 35;
  const observer = new IntersectionObserver(
    (seen) => {
      const here = seen.filter((one) => one.isIntersecting);
      const first = here.find(({ target }) => !here.some((one) => one.target !== target && target.contains(one.target)));
      if (!first || window.scrollY <= 80) return;
      const line = first.rootBounds?.top || 0;
      const visits = [...first.target.querySelectorAll('.city[open] .visit[data-day]')];
      const last = visits.findLast((visit) => visit.getBoundingClientRect().top < line);
      tell(/** @type {HTMLElement} */ (last || first.target));
    },
    { rootMargin: `-${top}% 0px -${90 - top}% 0px` },
  );
  return (parts) => {
    for (const part of parts) observer.observe(part);
  };
}
