// @ts-check
/**
 * What lies under the route: at first the picture's own ground, taken over as it is; the detailed base map,
 * fetched once, when the visitor comes closer or leaves what the picture covers.
 */

import { decode } from './detail.js';

/**
 * Take the picture's ground over as a Leaflet overlay.
 * @param {any} L Leaflet
 * @param {any} map
 * @param {SVGSVGElement} picture
 * @returns {any} the bounds that it covers, or null where the picture has no ground
 */
export function adoptGround(L, map, picture) {
  const source = picture.querySelector('.ground');
  if (!(source instanceof SVGGElement)) return null;
  const [width, height] = (source.dataset.size || '').split(' ');
  const [west, south, east, north] = (source.dataset.bbox || '').split(' ').map(Number);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  const group = /** @type {SVGGElement} */ (source.cloneNode(true));
  group.removeAttribute('transform');
  svg.append(group);
  const bounds = L.latLngBounds([south, west], [north, east]);
  map.createPane('ground').style.zIndex = '200';
  L.svgOverlay(svg, bounds, { pane: 'ground', className: 'ground-overlay' }).addTo(map);
  return bounds;
}

/**
 * Fetch and draw the detailed base map when it is first needed.
 * @param {any} L Leaflet
 * @param {any} map
 * @param {any} covered bounds of the picture's ground
 * @param {number} startZoom
 */
export function deepenGround(L, map, covered, startZoom) {
  let isAsked = false;
  map.on('moveend', () => {
    const isClose = map.getZoom() > Math.max(startZoom + 1.2, 6);
    if (isAsked || (!isClose && covered?.contains(map.getBounds()))) return;
    isAsked = true;
    fetch(new URL('../map/basemap.json', import.meta.url))
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`basemap: ${answer.status}`))))
      .then((data) => drawDetail(L, map, decode(data)))
      .catch(() => {
        isAsked = false; // the picture's ground stays; the next move asks again
      });
  });
}

/**
 * @param {any} L
 * @param {any} map
 * @param {ReturnType<typeof decode>} layers
 */
function drawDetail(L, map, layers) {
  map.createPane('detail').style.zIndex = '210';
  const renderer = L.canvas({ pane: 'detail', padding: 0.3 });
  const look = getComputedStyle(map.getContainer());
  const colour = (/** @type {string} */ name) => look.getPropertyValue(`--${name}`).trim();
  const base = { renderer, interactive: false, pane: 'detail', smoothFactor: 1.2 };
  const sea = [[-85, -180], [-85, 180], [85, 180], [85, -180]];
  L.polygon(sea, { ...base, stroke: false, fillColor: colour('sea'), fillOpacity: 1 }).addTo(map);
  const area = (/** @type {any} */ rings, /** @type {string} */ fill) =>
    L.polygon(rings, { ...base, stroke: false, fillColor: colour(fill), fillOpacity: 1 }).addTo(map);
  const line = (/** @type {any} */ lines, /** @type {string} */ name, /** @type {number} */ weight, dashArray = '') =>
    L.polyline(lines, { ...base, color: colour(name), weight, dashArray }).addTo(map);
  area(layers.land, 'land');
  line(layers.rivers, 'river', 1);
  area(layers.lakes, 'sea');
  line(layers.coast, 'coast', 0.9);
  line(layers.borders, 'border', 1.2, '7 2 1.5 2');
  map.getPane('ground').classList.add('is-off');
}
