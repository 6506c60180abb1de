// @ts-check
/**
 * What lies under the route: at first the picture's own ground, taken over as it is; the detailed base map,
 * fetched once, when the visitor comes closer or leaves what the picture covers.
 */

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
  const look = () => {
    const isClose = map.getZoom() > Math.max(startZoom + 1.2, 6);
    if (isAsked || (!isClose && covered?.pad(0.01).contains(map.getBounds()))) return;
    isAsked = true;
    import('./detail.js')
      .then(({ drawDetail }) => drawDetail(L, map))
      .catch(() => {
        isAsked = false; // the picture's ground stays; the next move asks again
      });
  };
  map.on('moveend', look);
  look(); // a very high or wide box shows more than the picture covers
}
