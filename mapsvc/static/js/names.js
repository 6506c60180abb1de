// @ts-check
/** Names of the base map: states, waters, towns. They give way to stops, to the route and to one another. */

import { holds, overlaps } from './place.js';

/**
 * @typedef {[string, string, number, number, number, number, number]} Name text, kind, latitude, longitude, rank,
 *   degrees anticlockwise from the east, degrees of longitude to spread over
 * @typedef {{marker: any, span: HTMLElement, rank: number, angle: number, spread: number, most: number,
 *            width: number}} Ground
 */

// Where else a name may stand, in pixels from its own place: only great states and seas have room for it.
const SHIFTS = [[0, 0], [0, -24], [0, 24], [45, 0], [-45, 0], [90, 0], [45, 24], [-45, -24], [0, -48], [0, 48]];

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {Name[]} names
 * @returns {Ground[]}
 */
export function nameGround(L, map, names) {
  if (!map.getPane('names')) map.createPane('names').style.zIndex = '390';
  return names.map(([text, kind, lat, lng, rank, angle, spread]) => {
    const span = document.createElement('span');
    span.textContent = text;
    const icon = L.divIcon({ html: span, className: `ground-name ${kind} rank-${rank}`, iconSize: [0, 0] });
    const marker = L.marker([lat, lng], { icon, interactive: false, keyboard: false, pane: 'names' });
    const most = { town: 0, river: 0.06, water: 0.45 }[kind] ?? 0.6;
    return { marker: marker.addTo(map), span, rank, angle, spread, most, width: 0 };
  });
}

/**
 * The boxes of what stands on the map itself, buttons and legend, in the pixels that its layers use.
 * @param {any} map
 * @returns {import('./place.js').Box[]}
 */
export function covers(map) {
  const container = map.getContainer();
  const origin = container.getBoundingClientRect();
  const corner = map.containerPointToLayerPoint([0, 0]);
  return [...container.parentElement.querySelectorAll('.map-buttons, .map-legend, .leaflet-control-scale')].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [shiftX, shiftY] = [corner.x - origin.left, corner.y - origin.top];
    return { left: left + shiftX, top: top + shiftY, right: right + shiftX, bottom: bottom + shiftY };
  });
}

/**
 * What the map shows, in the pixels that its layers use.
 * @param {any} map
 */
export function viewBox(map) {
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  return { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
}

/**
 * Show the names of the ground that lie on nothing else and wholly in view, the greatest first.
 * @param {any} map
 * @param {Ground[]} grounds
 * @param {import('./place.js').Box[]} stops
 * @param {Array<{x: number, y: number}>} route
 */
export function settleNames(map, grounds, stops, route) {
  const zoom = map.getZoom();
  const deepest = zoom < 4.4 ? 1 : zoom < 5 ? 2 : 9;
  const view = viewBox(map);
  const taken = [...stops];
  for (const ground of grounds) if (!ground.width) ground.width = ground.span.offsetWidth;
  for (const { marker, span, rank, angle, spread, most, width } of grounds) {
    const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
    const count = span.textContent?.length || 1;
    const size = parseFloat(getComputedStyle(span).fontSize);
    const spacing = Math.max(0.02 * size, Math.min(most * size, ((spread / 360) * 256 * 2 ** zoom - width) / count));
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)].map(Math.abs);
    const [long, high] = [(width + spacing * count) / 2, size * 0.6];
    const [halfX, halfY] = [long * cos + high * sin, long * sin + high * cos];
    const around = (/** @type {number[]} */ [shiftX, shiftY]) => ({
      left: x + shiftX - halfX,
      right: x + shiftX + halfX,
      top: y + shiftY - halfY,
      bottom: y + shiftY + halfY,
    });
    const isFree = (/** @type {import('./place.js').Box} */ box) =>
      box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom &&
      !taken.some((other) => overlaps(box, other)) && !route.some((point) => holds(box, point));
    // A name that moved farther than its own water or land reaches would stand on another's.
    const reach = rank === 1 && most > 0.1 ? (0.4 * spread * 256 * 2 ** zoom) / 360 : 0;
    const near = SHIFTS.filter((one) => Math.max(...one.map(Math.abs)) <= reach || one === SHIFTS[0]);
    const shift = rank > deepest ? undefined : near.find((one) => isFree(around(one)));
    span.classList.toggle('is-off', !shift);
    if (!shift) continue;
    taken.push(around(shift));
    span.style.letterSpacing = most ? `${spacing.toFixed(1)}px` : '';
    span.style.transform = `translate(-50%, -50%) translate(${shift[0]}px, ${shift[1]}px) rotate(${-angle}deg)`;
  }
}
