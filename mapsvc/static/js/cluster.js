// @ts-check
/**
 * Symbols that would lie on one another: those of one place stand beside one another, those of others give way.
 * The same rules as `mapsvc/maps/clusters.py`; `tests/js/cluster.test.js` holds them to the same cases.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{members: number[], columns: number, x: number, y: number, wide: number, high: number}} Block the discs of
 *   a place as a rectangle: its middle, half its width and height
 */

/** Discs whose middles lie nearer than this share of their radius are taken for one place. */
const ONE_PLACE = 0.75;
const PASSES = 40;

/**
 * Which points are one place.
 * @param {Point[]} points
 * @param {number} radius
 * @returns {number[][]}
 */
export function groups(points, radius) {
  /** @type {number[][]} */
  const found = [];
  points.forEach(({ x, y }, at) => {
    const group = found.find(([first]) => Math.hypot(points[first].x - x, points[first].y - y) < ONE_PLACE * radius);
    if (group) group.push(at);
    else found.push([at]);
  });
  return found;
}

/**
 * The points, moved aside where they share a place.
 * @param {Point[]} points
 * @param {number} radius
 * @param {number} [room] how far each keeps others off at least: a finger needs more than a small symbol
 * @returns {Point[]}
 */
export function rows(points, radius, room = radius) {
  const reach = Math.max(radius, room);
  const blocks = groups(points, radius).map((members) => {
    const count = members.length;
    const columns = Math.ceil(count / Math.max(1, Math.round(Math.sqrt(count / 1.5)))); // half as wide again as high
    const middle = (/** @type {'x' | 'y'} */ axis) => members.reduce((sum, at) => sum + points[at][axis], 0) / count;
    const high = Math.ceil(count / columns) * reach;
    return { members, columns, x: middle('x'), y: middle('y'), wide: columns * reach, high };
  });
  pushApart(blocks);
  const moved = [...points];
  for (const { members, columns, x, y, high } of blocks) {
    members.forEach((at, place) => {
      const row = Math.floor(place / columns);
      const count = Math.min(columns, members.length - columns * row);
      moved[at] = { x: x + (2 * (place % columns) - count + 1) * reach, y: y + (2 * row + 1) * reach - high };
    });
  }
  return moved;
}

/**
 * Move blocks that touch by the little that they lack, along the axis where it is less, each to its own side, the smaller
 * more. They count as rectangles, for some symbols are squares, and a finger's least target is one.
 * @param {Block[]} blocks
 */
function pushApart(blocks) {
  const side = (/** @type {number} */ one, /** @type {number} */ other) => (other >= one ? 1 : -1);
  const pairs = blocks.flatMap((one, at) => blocks.slice(at + 1).map((other) => ({ one, other, east: side(one.x, other.x), south: side(one.y, other.y) })));
  for (let pass = 0, isStill = false; pass < PASSES && !isStill; pass += 1) {
    isStill = true;
    for (const { one, other, east, south } of pairs) {
      const [wide, high, x, y] = [one.wide + other.wide, one.high + other.high, other.x - one.x, other.y - one.y];
      if (Math.min(wide - Math.abs(x), high - Math.abs(y)) <= 1e-6) continue;
      isStill = false;
      const isAcross = wide - east * x <= high - south * y;
      const axis = isAcross ? 'x' : 'y';
      const step = isAcross ? east * wide - x : south * high - y;
      const share = other.members.length / (one.members.length + other.members.length);
      one[axis] -= step * share;
      other[axis] += step * (1 - share);
    }
  }
}
