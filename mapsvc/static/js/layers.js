// @ts-check
/** The layers of a map: their list, and all that it shows, are fetched when a visitor or the address asks for them. */

import { openLayers } from './layer-list.js';

/**
 * @typedef {{L: any, map: any, items: import('./lettering.js').Item[], layers: string}} Kit `layers`: address of what can
 *   be laid over this map
 */

/** @type {Promise<{toggle: () => void}> | null} */
let list = null;

/**
 * Fetch the layers, once, and show those that the address names.
 * @param {Kit} kit
 */
export function showLayers(kit) {
  list ??= openLayers(kit, kit.map.getContainer().querySelector('.layers-button'));
  list.catch(() => (list = null)); // the next press asks again
  return list;
}

/**
 * Open or close the list.
 * @param {Kit} kit
 */
export const toggleLayers = (kit) => showLayers(kit).then(({ toggle }) => toggle()).catch(() => {});
