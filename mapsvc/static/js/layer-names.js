// @ts-check
/** The names on the map: as the text prints them, of 1932-33, or of today. */

import { fetchToday } from './layer-today.js';
import { nameGround } from './names.js';

/**
 * What the label of a stop says.
 * @param {{name: string, modern: string}} own of 1932-33
 * @param {[string, string] | undefined} others as the text prints it, as it is today
 * @param {string} labels text, then or today
 */
export function labelFor(own, others, labels) {
  if (labels === 'text' && others) return { name: others[0], modern: '' };
  if (labels === 'today' && others) return { name: others[1], modern: '' };
  return own;
}

/** @type {WeakMap<object, {name: string, modern: string}>} */
const owned = new WeakMap();
/** @type {any[] | null} */
let then = null;

/**
 * @param {import('./layers.js').Kit} kit
 * @param {import('./layer-list.js').Data} data
 * @param {string} labels
 */
export async function rename({ L, map, items }, data, labels) {
  const lang = document.documentElement.lang;
  /** @type {any[]} */
  const grounds = map.options.grounds;
  then ??= [...grounds];
  const isThen = labels !== 'today';
  const names = isThen ? [] : (await fetchToday()).names.map((one) => [one[lang] ?? one.en, ...one.at]);
  for (const { facts } of items) {
    const own = owned.get(facts) ?? { name: facts.name, modern: facts.modern };
    owned.set(facts, own);
    Object.assign(facts, labelFor(own, data.names[facts.id], labels));
  }
  for (const ground of grounds) ground.marker.remove();
  grounds.splice(0, grounds.length, ...(isThen ? then : nameGround(L, map, /** @type {any} */ (names))));
  if (isThen) for (const ground of grounds) ground.marker.addTo(map);
  for (const tag of map.getContainer().querySelectorAll('.mark:not(.is-venue, .is-spot) .tag b')) {
    if (labels === 'text') tag.setAttribute('lang', 'tr');
    else tag.removeAttribute('lang');
  }
  map.fire('relabel');
}
