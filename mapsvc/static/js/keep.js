// @ts-check
/** The part of the world that a visitor turned to is kept in the address; what follows a choice by itself is not. */

import { read, subscribe, write } from './state.js';

const CLOSE_ZOOM = 10;

/**
 * @param {import('./visitor.js').Kit} kit
 */
export function keepView({ map, showAll }) {
  let isOwn = false;
  let isLed = false;
  const open = (/** @type {import('./state.js').View | null} */ view) => {
    if (!view && !isOwn) return;
    isLed = true;
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else showAll();
    isOwn = Boolean(view);
    isLed = false;
  };
  open(read().view);
  map.on('dragstart zoomstart', () => {
    isOwn ||= !isLed;
  });
  map.on('whole', () => {
    isOwn = false;
    if (!isLed) write({ view: null });
  });
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    if (isOwn && !isLed) write({ view: { lat, lon: map.wrapLatLng([lat, lng]).lng, zoom: map.getZoom() } });
  });
  const closeUp = () => map.getContainer().classList.toggle('is-close', map.getZoom() >= CLOSE_ZOOM);
  map.on('zoomend', closeUp);
  closeUp();
  subscribe((state, cause) => cause === 'history' && open(state.view));
}
