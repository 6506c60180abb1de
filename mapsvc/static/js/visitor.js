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
import { needStyle } from './styles.js';
import { offerTime } from './time.js';
import { guardWheel } from './wheel.js';

/**
 * Kept when all that answers a visitor listens: what is pressed before is pressed again then.
 * @param {Kit} kit
 */
export async function receive(kit) {
  const { L, map, items, words } = kit;
  guardWheel(map, /** @type {HTMLElement} */ (map.getContainer().parentElement), words.wheel_hint);
  rove(map, items);
  keepView(kit);
  openOriginals(kit);
  const list = follow(kit);
  const timeline = document.getElementById('timeline');
  if (timeline) {
    void needStyle('texts');
    void needStyle('visitor');
    offerTime(kit, timeline);
  }
  if (kit.layers && /[?&](layers|labels)=/.test(location.search)) void import('./layers.js').then(({ showLayers }) => showLayers(kit));
  const moment = /** @type {HTMLElement | null} */ (document.querySelector('.moment'));
  await Promise.all([
    document.querySelector('a.named') && import('./mentions.js').then(({ linkNames }) => linkNames(L, map, items)),
    moment && import('./moment.js').then(({ offerMoment }) => offerMoment(kit, moment)),
    document.querySelector('details.city') && import('./city.js').then(({ openCities }) => openCities(kit, list)),
  ]);
}
