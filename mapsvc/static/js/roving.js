// @ts-check
/**
 * The marks of the map are one stop for the Tab key: arrows, Home and End lead from mark to mark in their order, so
 * that an atlas of a hundred places is not a hundred presses long. The list beside the map tells the same.
 */

import { bringIntoView } from './view.js';

/**
 * The mark that a key leads to; null where the key means nothing here.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 * @returns {number | null}
 */
export function markAfter(key, at, count) {
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  const next = steps[/** @type {keyof typeof steps} */ (key)];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

/**
 * Leave one mark in the order of the Tab key.
 * @param {import('./lettering.js').Item[]} items
 * @param {HTMLElement | null} [kept] the first one where none is given
 */
export function keepOne(items, kept = null) {
  const marks = items.map(({ marker }) => marker.getElement());
  const one = kept && marks.includes(kept) ? kept : marks[0];
  for (const mark of marks) mark.tabIndex = mark === one ? 0 : -1;
}

/**
 * @param {any} map
 * @param {import('./lettering.js').Item[]} items more may be added
 */
export function rove(map, items) {
  const container = map.getContainer();
  const markOf = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.mark')) : null;
  let kept = /** @type {HTMLElement | null} */ (null);
  const keep = (/** @type {HTMLElement | null} */ mark) => {
    kept = mark || kept;
    keepOne(items, kept);
  };
  container.addEventListener('focusin', (/** @type {FocusEvent} */ event) => markOf(event.target) && keep(markOf(event.target)));
  container.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const mark = markOf(event.target);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const seen = items.filter(({ marker }) => getComputedStyle(marker.getElement()).visibility !== 'hidden');
    const at = seen.findIndex(({ marker }) => marker.getElement() === mark);
    const next = at < 0 ? null : markAfter(event.key, at, seen.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const { marker } = seen[next];
    marker.getElement().focus({ preventScroll: true });
    bringIntoView(map, marker.getLatLng());
  });
  map.on('relabel', () => keep(null));
  keep(null);
}
