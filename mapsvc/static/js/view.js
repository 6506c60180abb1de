// @ts-check
/** What part of the world the map shows: at first exactly what the picture showed, then what was chosen. */

/** From this zoom on a map shows no more than a city. */
const CLOSE = 9;

/** Whether the visitor asked for no motion. */
export const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * The zoom and the middle, in pixels of the world at that zoom, that a picture shows.
 * @param {{zoom: number, originX: number, originY: number}} frame of the picture's own pixels
 * @param {{a: number, e: number, f: number}} ctm scale and shift from the picture's pixels to the screen's
 * @param {{left: number, top: number, width: number, height: number}} box of the map on the screen
 */
export function viewOf(frame, ctm, box) {
  const zoom = frame.zoom + Math.log2(ctm.a);
  const x = (box.left + box.width / 2 - ctm.e) / ctm.a;
  const y = (box.top + box.height / 2 - ctm.f) / ctm.a;
  return { zoom, x: (frame.originX + x) * ctm.a, y: (frame.originY + y) * ctm.a };
}

/**
 * Show what the picture shows, to the pixel, so that nothing jumps.
 * @param {any} L Leaflet
 * @param {any} map
 * @param {SVGSVGElement} svg
 */
export function showAsPicture(L, map, svg) {
  const ctm = svg.getScreenCTM();
  const [zoom, originX, originY] = (svg.dataset.frame || '').split(' ').map(Number);
  if (!ctm || !ctm.a) return;
  const view = viewOf({ zoom, originX, originY }, ctm, map.getContainer().getBoundingClientRect());
  const centre = L.CRS.EPSG3857.pointToLatLng(L.point(view.x, view.y), view.zoom);
  Object.assign(map.options, { zoomSnap: 0, wholeZoom: view.zoom });
  map.setView(centre, view.zoom, { animate: false, reset: true }); // a mere pan would leave labels cut at the old edge
  map.options.zoomSnap = 0.5;
}

/**
 * The margins that a place should keep, as Leaflet takes them; what of the map is scrolled away, or will be when the page
 * rolls to the story, is no part of it.
 * @param {any} map
 * @param {number} x
 * @param {number} y
 */
export function within(map, x, y) {
  const box = map.getContainer();
  const column = box.closest('.map-column');
  const stuck = column ? -parseFloat(getComputedStyle(column).top) || 0 : 0;
  const hidden = Math.max(0, Math.min(map.getSize().y / 2, Math.max(stuck, -box.getBoundingClientRect().top)));
  return { paddingTopLeft: [x, Math.min(y, 60) + hidden], paddingBottomRight: [x, Math.min(y, 60)] };
}

/**
 * Bring a place into view; the zoom stays, unless it is that of a city which the place is not in.
 * @param {any} map
 * @param {any} latLng
 * @param {number} [duration] seconds
 */
export function bringIntoView(map, latLng, duration = 0.3) {
  const size = map.getSize();
  const room = within(map, Math.min(120, size.x / 4), Math.min(90, size.y / 4));
  const snap = map.options.zoomSnap;
  map.options.zoomSnap = 0; // else Leaflet rounds the zoom as it pans
  if (map.getZoom() > CLOSE && !map.getBounds().pad(1).contains(latLng)) map.setView(latLng, map.options.wholeZoom, { animate: false });
  map.panInside(latLng, { ...room, animate: !isStill(), duration, easeLinearity: 0.5 });
  map.options.zoomSnap = snap;
}
