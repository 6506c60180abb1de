// @ts-check
/**
 * The page for a visitor who does something: choosing, reading, the timeline, the map's own view. Fetched by wake.js.
 *
 * @typedef {{L: any, map: any, items: import('./lettering.js').Item[], words: Record<string, string>,
 *            legs: Array<{line: any, from: string, to: string}>, showAll: () => void, layers: string}} Kit
 */

import { follow } from './follow.js';
import { keepView } from './keep.js';
import { openOriginals } from './originals.js';
import { rove } from './roving.js';
import { offerTime } from './time.js';
import { guardWheel } from './wheel.js';

/**
 * Load a style sheet that a page needs only now; one that it has already is not asked for again.
 * @param {string} name
 */
function needStyle(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../css/${name}.css`, import.meta.url).href;
  document.head.append(link);
}

/** @param {Kit} kit */
export function receive(kit) {
  const { L, map, items, words } = kit;
  guardWheel(map, /** @type {HTMLElement} */ (map.getContainer().parentElement), words.wheel_hint);
  rove(map, items);
  keepView(kit);
  openOriginals(kit);
  const list = follow(kit);
  const timeline = document.getElementById('timeline');
  if (timeline) {
    needStyle('texts');
    needStyle('visitor');
    offerTime(kit, timeline);
  }
  if (document.querySelector('a.named')) void import('./mentions.js').then(({ linkNames }) => linkNames(L, map, items));
  if (kit.layers && /[?&](layers|labels)=/.test(location.search)) void import('./layers.js').then(({ showLayers }) => showLayers(kit));
  if (document.querySelector('details.city')) void import('./city.js').then(({ openCities }) => openCities(kit, list));
}
