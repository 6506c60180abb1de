// @ts-check
/**
 * The page for a visitor who does something: choosing, reading, the timeline, the map's own view. Fetched by wake.js.
 *
 * @typedef {{L: any, map: any, items: import('./lettering.js').Item[], words: Record<string, string>,
 *            legs: Array<{line: any, from: string, to: string}>, showAll: () => void}} Kit
 */

import { follow } from './follow.js';
import { keepView } from './keep.js';
import { offerTime } from './time.js';

/** @param {Kit} kit */
export function receive(kit) {
  keepView(kit);
  const choose = follow(kit);
  const timeline = document.getElementById('timeline');
  if (timeline) offerTime(kit, timeline);
  if (document.querySelector('details.city')) void import('./city.js').then(({ openCities }) => openCities(kit, choose));
}
