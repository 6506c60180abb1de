// @ts-check
/** Numbers and names on the map: what shares a place stands in rows, what overlaps gives way, at each zoom. */

import { groups, rows } from './cluster.js';
import { covers, nameGround, settleNames, viewBox } from './names.js';
import { placeLabels } from './place.js';

/**
 * @typedef {{id: string, href: string, rank: number, name: string, dates: string, modern: string,
 *            isSide: boolean, isVenue?: boolean, from?: number, place?: string}} Facts `from`: the zoom from which its
 *            label shows; `place`: the gazetteer's id where `id` is another
 * @typedef {{marker: any, facts: Facts}} Item
 */

/** Half of the least size of a target (WCAG 2.2, 2.5.8). */
const FINGER = 12;
/** Parts the names of a label that speaks for several places. */
const BETWEEN = '\u00a0· ';

/**
 * What the label of a group says: its weightiest names, then dates and, where there is room, today's name.
 * @param {Facts[]} members
 * @param {boolean} [isRoomy]
 * @returns {{name: string, small: string}}
 */
export function labelOf(members, isRoomy = true) {
  const rank = Math.min(...members.map((facts) => facts.rank));
  const names = [...new Set(members.filter((facts) => facts.rank === rank).map((facts) => facts.name))].slice(0, 2);
  const named = members.filter((facts) => names.includes(facts.name));
  const dates = [...new Set(named.map((facts) => facts.dates).filter(Boolean))].slice(0, 2).join(', ');
  const modern = isRoomy && named.map((facts) => facts.modern).find(Boolean);
  const whole = names.length > 1 ? names.map((name) => name.replaceAll(' ', '\u00a0')) : names;
  return { name: whole.join(BETWEEN), small: [dates, modern].filter(Boolean).join(' · ') };
}

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {Item[]} items
 * @param {import('./names.js').Name[]} names
 * @param {any[]} lines the legs, which names keep off
 */
export function letter(L, map, items, names, lines) {
  const tagOf = (/** @type {Item} */ { marker }) => {
    const tag = document.createElement('span');
    tag.className = 'tag';
    tag.setAttribute('aria-hidden', 'true');
    tag.append(document.createElement('b'), document.createElement('small'));
    marker.getElement().append(tag);
    return tag;
  };
  const tags = items.map(tagOf);
  const grounds = nameGround(L, map, names);
  let [route, taken] = [routePoints(map, lines), /** @type {import('./place.js').Box[]} */ ([])];
  const settle = () => {
    route = routePoints(map, lines);
    taken = [...covers(map), ...stops(map, items, tags, route)];
    settleNames(map, grounds, taken, route);
  };
  map.on('zoomend viewreset resize', settle);
  // Another module has changed facts or names of the ground (`layers.js`), or items at the list's end (`city.js`).
  map.options.grounds = grounds;
  map.on('relabel', () => {
    for (const ground of grounds) ground.width = 0;
    tags.splice(items.findIndex(({ marker }, at) => !marker.getElement()?.contains(tags[at])) >>> 0);
    tags.push(...items.slice(tags.length).map(tagOf));
    tags.length = items.length;
    settle();
  });
  map.on('moveend', () => settleNames(map, grounds, taken, route));
  document.fonts?.ready.then(settle);
  settle();
}

/**
 * Points along the legs, some pixels apart.
 * @param {any} map
 * @param {any[]} lines
 */
function routePoints(map, lines) {
  /** @type {Array<{x: number, y: number}>} */
  const points = [];
  for (const line of lines) {
    const spots = line.getLatLngs().map((/** @type {any} */ place) => map.latLngToLayerPoint(place));
    for (let at = 1; at < spots.length; at += 1) {
      const [from, to] = [spots[at - 1], spots[at]];
      const count = Math.min(60, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 8));
      for (let part = 0; part < count; part += 1) {
        points.push({ x: from.x + ((to.x - from.x) * part) / count, y: from.y + ((to.y - from.y) * part) / count });
      }
    }
  }
  return points;
}

/**
 * How a label may be set, the best first: whole, its names under one another, these alone, or its first line.
 * @param {HTMLElement} tag
 */
function formsOf(tag) {
  const isPair = Boolean(tag.firstChild?.textContent?.includes(BETWEEN));
  return tag.lastChild?.textContent
    ? isPair ? ['', 'is-stacked', 'is-stacked is-short', 'is-short'] : ['', 'is-short']
    : isPair ? ['', 'is-stacked'] : [''];
}

/**
 * @param {HTMLElement} tag
 * @param {string} form
 */
function setForm(tag, form) {
  tag.classList.remove('is-short', 'is-stacked');
  if (form) tag.classList.add(...form.split(' '));
}

/**
 * The sizes of a label in its forms.
 * @param {HTMLElement} tag
 */
function sizesOf(tag) {
  return formsOf(tag).map((form) => {
    setForm(tag, form);
    return { width: tag.offsetWidth, height: tag.offsetHeight };
  });
}

/**
 * Set the stops and their labels; returns the boxes that they take.
 * @param {any} map
 * @param {Item[]} items
 * @param {HTMLElement[]} tags
 * @param {Array<{x: number, y: number}>} route
 */
function stops(map, items, tags, route) {
  const points = items.map(({ marker }) => map.latLngToLayerPoint(marker.getLatLng()));
  const radii = items.map(({ marker }) => marker.getElement().offsetWidth / 2);
  const radius = Math.max(...radii.filter((_, at) => !items[at].facts.isVenue), 6);
  const numbered = items.map((_, at) => at).filter((at) => !items[at].facts.isVenue);
  const moved = [...points];
  const sets = groups(numbered.map((at) => points[at]), radius).map((set) => set.map((at) => numbered[at]));
  rows(numbered.map((at) => points[at]), radius, Math.max(radius, FINGER)).forEach((spot, at) => {
    moved[numbered[at]] = spot;
  });
  items.forEach(({ marker, facts }, at) => {
    const element = marker.getElement();
    element.style.marginLeft = `${moved[at].x - points[at].x - radii[at]}px`;
    element.style.marginTop = `${moved[at].y - points[at].y - radii[at]}px`;
    const isNear = (/** @type {number} */ other) => other !== at && Math.max(Math.abs(moved[other].x - moved[at].x), Math.abs(moved[other].y - moved[at].y)) < Math.max(36, 2 * radius + 9);
    element.classList.toggle('is-alone', Boolean(facts.isVenue) || !numbered.some(isNear));
  });
  for (const [at, { facts }] of items.entries()) {
    if (!facts.isVenue) continue;
    const isShown = map.getZoom() >= (facts.from ?? 0);
    if (isShown) sets.push([at]);
    tags[at].classList.toggle('is-off', !isShown);
  }
  const labelled = sets.map((set) => {
    const text = labelOf(set.map((at) => items[at].facts), map.getSize().x > 520);
    set.slice(1).forEach((at) => tags[at].classList.add('is-off'));
    const tag = tags[set[0]];
    tag.classList.remove('is-off');
    /** @type {HTMLElement} */ (tag.firstChild).textContent = text.name;
    /** @type {HTMLElement} */ (tag.lastChild).textContent = text.small;
    const spots = set.map((at) => ({ ...moved[at], radius: radii[at] }));
    return {
      id: String(set[0]),
      rank: Math.min(...set.map((at) => items[at].facts.rank)),
      sizes: sizesOf(tag),
      box: {
        left: Math.min(...spots.map((spot) => spot.x - spot.radius)),
        right: Math.max(...spots.map((spot) => spot.x + spot.radius)),
        top: Math.min(...spots.map((spot) => spot.y - spot.radius)),
        bottom: Math.max(...spots.map((spot) => spot.y + spot.radius)),
      },
    };
  });
  const placed = placeLabels(labelled, covers(map), route, viewBox(map));
  for (const item of labelled) {
    const at = Number(item.id);
    const spot = placed.find((one) => one.id === item.id);
    tags[at].classList.toggle('is-off', !spot);
    if (!spot) continue;
    tags[at].dataset.align = spot.align;
    setForm(tags[at], formsOf(tags[at])[spot.size]);
    tags[at].style.left = `${spot.box.left - moved[at].x + radii[at]}px`;
    tags[at].style.top = `${spot.box.top - moved[at].y + radii[at]}px`;
  }
  return [...labelled.map((item) => item.box), ...placed.map((spot) => spot.box)];
}
