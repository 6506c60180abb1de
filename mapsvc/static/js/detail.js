// @ts-check
/** Reads the detailed base map, a TopoJSON: arcs of whole-number steps, shared by the shapes that they bound. */

/**
 * @typedef {Array<[number, number]>} Line latitude, longitude
 * @typedef {{transform: {scale: number[], translate: number[]}, arcs: number[][][],
 *            objects: Record<string, any>}} Topology
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
