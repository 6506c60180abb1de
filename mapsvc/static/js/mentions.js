// @ts-check
/**
 * Names of places in texts, original or ours, and places on the map: pointing at one shows the other.
 * A name is a link to its place's page; this adds to it and takes nothing away.
 */

import { bringIntoView, isStill, within } from './view.js';

/**
 * The point that a name carries, as Leaflet has it; null where its place cannot be drawn.
 * @param {string | undefined} at longitude and latitude, with a blank between
 * @returns {[number, number] | null}
 */
export function pointOf(at) {
  const [lon, lat] = (at || '').split(' ').map(Number);
  return at && Number.isFinite(lon) && Number.isFinite(lat) ? [lat, lon] : null;
}

/**
 * The gazetteer's id of the place that a name means: said with it, else the one that its link leads to, in a service
 * or in a bundle.
 * @param {{dataset: DOMStringMap, pathname: string}} name
 */
export function placeOf({ dataset, pathname }) {
  return dataset.place || /\/places?[/-]([^/]+?)(\.html)?$/.exec(pathname)?.[1] || '';
}

/**
 * Whether some part of a box that is worth looking at is on the screen.
 * @param {{top: number, bottom: number}} box
 * @param {number} height of the screen
 */
export function isInView(box, height) {
  return Math.min(box.bottom, height) - Math.max(box.top, 0) > Math.min(120, height / 4);
}

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {import('./lettering.js').Item[]} items
 */
export function linkNames(L, map, items) {
  const names = () => /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a.named'));
  /** @type {Map<string, any[]>} */
  const markers = new Map(); // a place that was a stop twice has two
  for (const { marker, facts } of items) {
    const place = facts.place || facts.id;
    markers.set(place, [...(markers.get(place) || []), marker]);
  }
  /** @type {any} */
  let passing = null;
  let shown = '';
  let touched = false;
  let isNew = false; // what is pressed was not to be seen on the map
  let chosen = '';

  const mark = (/** @type {string} */ place) => {
    for (const name of names()) name.classList.toggle('is-shown', Boolean(place) && placeOf(name) === place);
  };
  const leave = () => {
    for (const marker of markers.get(shown) || []) marker.getElement()?.classList.remove('is-shown');
    passing?.remove();
    passing = null;
    shown = '';
  };
  const show = (/** @type {HTMLAnchorElement} */ name, /** @type {boolean} */ moves) => {
    const place = placeOf(name);
    if (place === shown) return moves && reveal(L, map, markers.get(place)?.[0] || passing);
    leave();
    const point = pointOf(name.dataset.at);
    const marker = markers.get(place)?.[0] || (point && passingMark(L, point, name.textContent || '').addTo(map));
    if (!marker) return;
    if (!markers.has(place)) passing = marker;
    for (const one of markers.get(place) || [marker]) one.getElement()?.classList.add('is-shown');
    shown = place;
    if (moves) reveal(L, map, marker);
  };
  // The page's texts may grow, so that the page itself listens.
  const on = (/** @type {string} */ kind, /** @type {(name: HTMLAnchorElement, event: any) => void} */ act) =>
    document.addEventListener(kind, (event) => {
      const name = event.target instanceof Element ? event.target.closest('a.named') : null;
      if (name instanceof HTMLAnchorElement) act(name, event);
    });

  on('mouseover', (name) => show(name, false));
  on('mouseout', leave);
  on('focusin', (name) => !touched && show(name, true));
  on('focusout', leave);
  on('pointerdown', (name, event) => {
    touched = event.pointerType === 'touch';
    const point = markers.get(placeOf(name))?.[0].getLatLng() || pointOf(name.dataset.at);
    isNew = Boolean(point) && (touched || !map.getBounds().contains(point));
  });
  on('click', (name, event) => {
    // A first press shows the place, by touch or where the map shows another part of the world, as long as the map is to
    // be seen; a second one, and any other press, follows the link.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || name.dataset.pressed === 'once') return;
    if (!event.detail || !isNew || !isInView(map.getContainer().getBoundingClientRect(), window.innerHeight)) return;
    event.preventDefault();
    for (const other of names()) delete other.dataset.pressed;
    name.dataset.pressed = 'once';
    show(name, true);
    mark(placeOf(name));
  });
  // What is pointed at already, before this was there.
  const waiting = document.querySelector('a.named:hover');
  if (waiting instanceof HTMLAnchorElement) show(waiting, false);
  for (const { marker, facts } of items) {
    const place = facts.place || facts.id;
    if (marker.getElement()?.matches(':hover')) mark(place);
    marker.on('mouseover', () => mark(place));
    marker.on('mouseout', () => mark(chosen));
  }
  map.on('chosen', (/** @type {{place: string}} */ event) => mark((chosen = event.place)));
}

/**
 * A mark for a place that the map has not.
 * @param {any} L
 * @param {[number, number]} point
 * @param {string} text
 */
function passingMark(L, point, text) {
  const html = document.createElement('span');
  html.className = 'disc';
  const tag = document.createElement('b');
  tag.className = 'passing-name';
  tag.textContent = text;
  html.append(tag);
  const icon = L.divIcon({ className: 'mark is-spot is-passing', html, iconSize: [16, 16] });
  return L.marker(point, { icon, interactive: false, keyboard: false, zIndexOffset: 2000 });
}

/**
 * Bring a mark into view; where it is far, the map draws back until both ends are seen.
 * @param {any} L
 * @param {any} map
 * @param {any} marker
 */
function reveal(L, map, marker) {
  if (!marker) return;
  const point = marker.getLatLng();
  if (map.getBounds().pad(0.5).contains(point)) return void bringIntoView(map, point);
  const both = L.latLngBounds([map.getCenter(), point]);
  map.fitBounds(both, { ...within(map, 60, 60), maxZoom: map.getZoom(), animate: !isStill() });
}
