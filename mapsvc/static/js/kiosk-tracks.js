// @ts-check
/**
 * The page's picture of the map as a stage: the journeys on it faint, and each drawn anew, leg by leg.
 *
 * @typedef {{length: number, name: string, draw: (ms: number) => Animation, done: () => void}} Leg `draw`: along its line;
 *   `done`: it lies there whole; `name`: where it leads
 * @typedef {{id: string, rank: number, title: string, days: string, hue: string, legs: Leg[], begin: () => void, end: () => void}} Track
 */

const SVG = 'http://www.w3.org/2000/svg';
const NEAR_PX = 60; // marks of one place stand beside each other
const REVEAL_PX = 26;

/**
 * The order of travel of a leg and its journey, as its id says them: `ismet-pasa-1932-leg-3`.
 * @param {string} id
 */
export function legOf(id) {
  const parts = /^(.+)-leg-(\d+)$/.exec(id);
  return parts ? { journey: parts[1], order: Number(parts[2]) } : { journey: '', order: 0 };
}

/**
 * What a mark is called, without "Stop 5" before it: its name, and its days where it has some.
 * @param {string} label such as "Stop 5, Harkov, 27 April"
 */
export function nameOf(label) {
  const parts = label.split(', ');
  return parts.length > 1 ? parts.slice(1, 3).join(' · ') : label;
}

/** @returns {{stage: HTMLElement, journeys: () => Track[]}} `journeys`: can be measured once the stage is in the page */
export function tracksOf() {
  const stage = Object.assign(document.createElement('div'), { className: 'kiosk-stage map' });
  stage.setAttribute('aria-hidden', 'true');
  const picture = document.querySelector('svg.map-svg');
  if (!picture) return { stage, journeys: () => [] };
  const svg = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  for (const name of ['role', 'aria-labelledby', 'lang']) svg.removeAttribute(name);
  svg.querySelectorAll('title, desc, .scale').forEach((part) => part.remove());
  for (const link of svg.querySelectorAll('a')) {
    link.removeAttribute('href');
    link.removeAttribute('tabindex');
  }
  stage.append(svg);
  return { stage, journeys: () => journeysOf(svg) };
}

/**
 * @param {SVGSVGElement} svg
 * @returns {Track[]}
 */
function journeysOf(svg) {
  const mask = document.createElementNS(SVG, 'mask');
  const pen = document.createElementNS(SVG, 'path');
  const values = { id: 'kiosk-pen', maskUnits: 'userSpaceOnUse' };
  for (const [name, value] of Object.entries(values)) mask.setAttribute(name, value);
  const line = { fill: 'none', stroke: '#fff', 'stroke-width': String(REVEAL_PX), 'stroke-linecap': 'butt', pathLength: '1', 'stroke-dasharray': '1 1' };
  for (const [name, value] of Object.entries(line)) pen.setAttribute(name, value);
  mask.append(pen);
  svg.append(mask);
  /** @type {Map<string, Array<{order: number, path: SVGPathElement, group: SVGGElement}>>} */
  const found = new Map();
  const all = svg.querySelector('.legs');
  svg.querySelectorAll('defs path[data-leg]').forEach((one, at) => {
    const path = /** @type {SVGPathElement} */ (one);
    const group = document.createElementNS(SVG, 'g');
    const own = `kiosk-leg-${at}`;
    // The page's picture keeps its ids; ours are our own.
    group.append(...[...svg.querySelectorAll(`use[href="#${path.id}"]`)].map((use) => (use.setAttribute('href', `#${own}`), use)));
    path.id = own;
    all?.append(group);
    const { journey, order } = legOf(path.dataset.leg || '');
    found.set(journey, [...(found.get(journey) || []), { order, path, group }]);
  });
  const marks = marksOf(svg);
  const tracks = [...found].map(([id, legs]) => trackOf(id, legs.sort((one, other) => one.order - other.order), marks, { mask, pen }));
  return tracks.sort((one, other) => one.rank - other.rank); // as the page lists them
}

/**
 * The marks of the largest setting, with their places in the picture.
 * @param {SVGSVGElement} svg
 */
function marksOf(svg) {
  const size = /** @type {SVGGElement | null} */ (svg.querySelector('.at-size.at-l'));
  return [...(size?.querySelectorAll('a.stop') || [])].map((mark) => {
    const spot = /** @type {SVGGElement} */ (mark.querySelector('g'));
    const own = spot.transform.baseVal.consolidate()?.matrix;
    const outer = size?.transform.baseVal.consolidate()?.matrix;
    const point = new DOMPoint(own?.e, own?.f).matrixTransform(outer && DOMMatrix.fromMatrix(outer));
    const number = Number(mark.textContent?.trim() || NaN);
    return { mark, point, number, stop: mark.getAttribute('data-stop') || '', name: nameOf(mark.getAttribute('aria-label') || '') };
  });
}

/**
 * @param {string} id
 * @param {Array<{order: number, path: SVGPathElement, group: SVGGElement}>} legs in the order of travel
 * @param {ReturnType<typeof marksOf>} marks
 * @param {{mask: SVGMaskElement, pen: SVGPathElement}} reveal
 * @returns {Track}
 */
function trackOf(id, legs, marks, { mask, pen }) {
  const hue = /hue-(\w+)/.exec(legs[0].group.innerHTML)?.[1] || '';
  const isAlone = !marks.some(({ stop }) => stop.startsWith(`${id}-`)); // one journey: its stops have no journey's id
  const own = marks.filter(({ stop }) => isAlone || stop.startsWith(`${id}-`));
  const near = (/** @type {DOMPoint} */ { x, y }, /** @type {number} */ number) => {
    const close = own.map((one) => ({ ...one, away: Math.hypot(one.point.x - x, one.point.y - y) })).filter(({ away }) => away < NEAR_PX);
    return close.find((one) => one.number === number) || close.sort((one, other) => one.away - other.away).at(0);
  };
  const groups = legs.map(({ group }) => group);
  const light = (/** @type {Element | undefined} */ part, /** @type {boolean} */ isOn) => part?.classList.toggle('is-drawn', isOn);
  const cards = [...document.querySelectorAll('.card')];
  const rank = cards.findIndex((one) => one.querySelector(`a[href*="${CSS.escape(id)}"]`));
  const told = cards[rank] || document.querySelector('main');
  return {
    id,
    hue,
    rank,
    title: cards[rank]?.querySelector('h2, h3')?.textContent?.trim() || '',
    days: told?.querySelector('.days')?.firstChild?.textContent?.trim() || '',
    legs: legs.map(({ order, path, group }) => {
      const length = path.getTotalLength();
      const goal = near(path.getPointAtLength(length), order + 1);
      const box = path.getBBox();
      return {
        length,
        name: goal?.name || '',
        draw(ms) {
          const area = { x: box.x - REVEAL_PX, y: box.y - REVEAL_PX, width: box.width + 2 * REVEAL_PX, height: box.height + 2 * REVEAL_PX };
          for (const [name, value] of Object.entries(area)) mask.setAttribute(name, String(value));
          pen.setAttribute('d', path.getAttribute('d') || '');
          group.setAttribute('mask', 'url(#kiosk-pen)');
          light(group, true);
          return pen.animate([{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }], { duration: ms, easing: 'ease-in-out', fill: 'forwards' });
        },
        done() {
          group.removeAttribute('mask');
          light(group, true);
          light(goal?.mark, true);
        },
      };
    }),
    begin: () => light(near(legs[0].path.getPointAtLength(0), legs[0].order)?.mark, true),
    end: () => [...groups, ...own.map(({ mark }) => mark)].forEach((part) => light(part, false)),
  };
}
