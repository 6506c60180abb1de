// @ts-check
/**
 * The detailed base map, loaded when a visitor first comes closer: a TopoJSON, arcs of whole-number steps shared by the
 * shapes that they bound, drawn on a canvas.
 */

/**
 * @typedef {Array<[number, number]>} Line latitude, longitude
 * @typedef {{transform: {scale: number[], translate: number[]}, arcs: number[][][],
 *            objects: Record<string, any>, bbox: number[]}} Topology
 */

/**
 * @param {Topology} topology
 * @returns {{land: Line[][], lakes: Line[][], coast: Line[], rivers: Line[], borders: Line[]}}
 */
export function decode(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return /** @type {[number, number]} */ ([y * scale[1] + translate[1], x * scale[0] + translate[0]]);
    });
  });
  // A negative number is the arc ~number backwards; the first point of a next arc is the last of the one before.
  const line = (/** @type {number[]} */ numbers) =>
    numbers.flatMap((number, at) => {
      const points = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
      return at ? points.slice(1) : points;
    });
  const { land, lakes, coast, rivers, borders } = topology.objects;
  return {
    land: land.arcs.map((/** @type {number[][]} */ rings) => rings.map(line)),
    lakes: lakes.arcs.map((/** @type {number[][]} */ rings) => rings.map(line)),
    coast: coast.arcs.map(line),
    rivers: rivers.geometries.flatMap((/** @type {{arcs: number[][]}} */ river) => river.arcs.map(line)),
    borders: borders.arcs.map(line),
  };
}

/**
 * Fetch the detailed base map and draw it over the picture's ground.
 * @param {any} L Leaflet
 * @param {any} map
 */
export async function drawDetail(L, map) {
  const answer = await fetch(new URL('../map/basemap.json', import.meta.url));
  if (!answer.ok) throw new Error(`basemap: ${answer.status}`);
  const topology = await answer.json();
  const layers = decode(topology);
  map.createPane('detail').style.zIndex = '210';
  const renderer = L.canvas({ pane: 'detail', padding: 0.3 });
  const look = getComputedStyle(map.getContainer());
  const colour = (/** @type {string} */ name) => look.getPropertyValue(`--${name}`).trim();
  const base = { renderer, interactive: false, pane: 'detail', smoothFactor: 1.2 };
  const area = (/** @type {any} */ rings, /** @type {string} */ fill) =>
    L.polygon(rings, { ...base, stroke: false, fillColor: colour(fill), fillOpacity: 1 }).addTo(map);
  const line = (/** @type {any} */ lines, /** @type {string} */ name, /** @type {number} */ weight, dashArray = '') =>
    L.polyline(lines, { ...base, color: colour(name), weight, dashArray }).addTo(map);
  const box = (/** @type {number[]} */ [west, south, east, north]) => [[south, west], [south, east], [north, east], [north, west]];
  // Beyond what the base map holds nothing is known: that is paper, not sea.
  area(box([-180, -85, 180, 85]), 'land');
  area(box(topology.bbox), 'sea');
  area(layers.land, 'land');
  const rivers = line(layers.rivers, 'river', 1);
  area(layers.lakes, 'sea');
  line(layers.coast, 'coast', 0.9);
  const borders = line(layers.borders, 'border', 1.2, '7 2 1.5 2');
  // A visitor may have hidden them, or do so later: `layers.js`.
  const hide = () => {
    for (const [name, drawn] of Object.entries({ rivers, borders })) {
      if (map.options.hidden?.[name]) drawn.remove();
      else drawn.addTo(map);
    }
  };
  map.on('ground', hide);
  hide();
  map.getPane('ground').classList.add('is-off');
}
