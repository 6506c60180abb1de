// @ts-check
/** The layers that a map offers, each with what it takes to show and to hide it. */

import { decodeLines, fetchToday } from './layer-today.js';

/**
 * @typedef {{id: string, text: string, count?: string, isOn: boolean, turn: (isOn: boolean) => Promise<void>}} Layer
 */

// West, south, east, north of relief.webp; mapsvc/build/relief.py has the same.
const RELIEF = [8, 33, 66, 66];

/**
 * @param {import('./layers.js').Kit} kit
 * @param {import('./layer-list.js').Data} data
 * @returns {Layer[]}
 */
export function makers(kit, data) {
  const { L, map, items } = kit;
  const { words } = data;
  const pane = (/** @type {string} */ name, /** @type {number} */ depth) => {
    if (!map.getPane(name)) map.createPane(name).style.zIndex = String(depth);
    return name;
  };
  /** A layer that is made when it is first asked for. */
  const made = (/** @type {() => Promise<any> | any} */ make) => {
    /** @type {Promise<any> | null} */
    let making = null;
    return async (/** @type {boolean} */ isOn) => {
      if (!isOn && !making) return;
      const layer = await (making ??= Promise.resolve(make()).catch((error) => {
        making = null;
        throw error;
      }));
      if (isOn) layer.addTo(map);
      else layer.remove();
    };
  };
  /** What the ground has already: only hidden. */
  const ground = (/** @type {string} */ name) => async (/** @type {boolean} */ isOn) => {
    map.getContainer().classList.toggle(`no-${name}`, !isOn);
    map.options.hidden = { ...map.options.hidden, [name]: !isOn };
    map.fire('ground');
  };
  const today = async () => {
    const lines = decodeLines(await fetchToday());
    const options = { pane: pane('today', 215), className: 'border-today', interactive: false, smoothFactor: 1.2, fill: false };
    return L.polyline(lines, { ...options, renderer: L.svg({ pane: 'today', padding: 0.3 }) });
  };
  const relief = () => {
    const [west, south, east, north] = RELIEF;
    const picture = String(new URL('../map/relief.webp', import.meta.url));
    pane('relief', 212);
    // A pixel of it is some kilometres: the closer, the more it is a smear.
    const fade = () => {
      map.getPane('relief').style.opacity = String(Math.max(0, Math.min(1, (9 - map.getZoom()) / 3.2)));
    };
    map.on('zoomend', fade);
    fade();
    // The shading is multiplied onto what lies below it, which the sea must be too: at first it is only the background.
    const world = [[-85, -180], [85, 180]];
    const sea = L.rectangle(world, { renderer: L.svg({ pane: pane('sea', 190) }), pane: 'sea', className: 'whole-sea', interactive: false });
    return new Promise((done, fail) => {
      const overlay = L.imageOverlay(picture, [[south, west], [north, east]], { pane: 'relief' });
      const whole = L.layerGroup([sea, overlay]);
      overlay.once('load', () => done(whole)).once('error', fail);
      whole.addTo(map);
    });
  };
  const dots = (/** @type {import('./layer-list.js').Spot[]} */ spots, /** @type {string} */ kind) => async () => {
    const { dotLayer } = await import('./layer-dots.js');
    const there = new Set(items.flatMap(({ facts }) => (facts.isVenue ? [facts.id] : [])));
    return dotLayer(L, spots.filter(([id]) => !there.has(id)), kind);
  };
  const streets = () => {
    const { url, attribution } = /** @type {NonNullable<import('./layer-list.js').Data['streets']>} */ (data.streets);
    pane('streets', 214);
    const said = document.createElement('p');
    said.className = 'map-attribution';
    said.textContent = attribution;
    const tiles = L.tileLayer(url, { pane: 'streets', maxZoom: 19, className: 'street-tile' });
    const mark = (/** @type {boolean} */ isOn) => {
      map.getContainer().classList.toggle('has-streets', isOn);
      if (isOn) map.getContainer().after(said);
      else said.remove();
    };
    tiles.on('add', () => mark(true)).on('remove', () => mark(false));
    return tiles;
  };
  return [
    { id: 'then', text: words.then, isOn: true, turn: ground('borders') },
    { id: 'today', text: words.today, isOn: false, turn: made(today) },
    { id: 'rivers', text: words.rivers, isOn: true, turn: ground('rivers') },
    { id: 'relief', text: words.relief, isOn: false, turn: made(relief) },
    ...(data.venues.length ? [{ id: 'venues', text: words.venues, count: words.venues_count, isOn: false, turn: made(dots(data.venues, 'venue')) }] : []),
    ...(data.places.length ? [{ id: 'places', text: words.places, count: words.places_count, isOn: false, turn: made(dots(data.places, 'place')) }] : []),
    ...(data.streets ? [{ id: 'streets', text: words.streets, isOn: false, turn: made(streets) }] : []),
  ];
}
