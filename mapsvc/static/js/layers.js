// @ts-check
/** The button of the layers; the list itself and all that it shows are fetched when a visitor asks for them. */

/**
 * @typedef {{L: any, map: any, holder: HTMLElement, items: import('./lettering.js').Item[], layers: string,
 *            words: Record<string, string>}} Kit `layers`: address of what can be laid over this map
 */

const SIGN =
  '<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true">' +
  '<path d="M12 3 2.5 8.5 12 14l9.5-5.5zM4.5 13 12 17.4l7.5-4.4M4.5 16.6 12 21l7.5-4.4"/></svg>';

/** @param {Kit} kit */
export function offerLayers(kit) {
  const bar = kit.map.getContainer().querySelector('.map-buttons');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'layers-button';
  button.title = kit.words.layers;
  button.setAttribute('aria-label', kit.words.layers);
  button.setAttribute('aria-expanded', 'false');
  button.innerHTML = SIGN;
  bar?.append(button);
  const load = () => import('./layer-list.js').then(({ openLayers }) => openLayers(kit, button));
  /** @type {Promise<{toggle: () => void}> | null} */
  let list = null;
  button.addEventListener('click', () => void (list ??= load()).then(({ toggle }) => toggle()).catch(() => (list = null)));
  if (/[?&](layers|labels)=/.test(location.search)) (list = load()).catch(() => (list = null));
}
