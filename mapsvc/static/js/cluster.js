// @ts-check
/**
 * Symbols that would lie on one another stand beside one another, three to a row.
 * The same rules as `mapsvc/maps/clusters.py`; `tests/js/cluster.test.js` holds them to the same cases.
 *
 * @typedef {{x: number, y: number}} Point
 */

/**
 * Where the discs of a group stand: in rows of three around their middle.
 * @param {number[]} group
 * @param {Point[]} points
 * @param {number} radius
 * @returns {Point[]}
 */
function spots(group, points, radius) {
  const middleX = group.reduce((sum, at) => sum + points[at].x, 0) / group.length;
  const middleY = group.reduce((sum, at) => sum + points[at].y, 0) / group.length;
  const lines = Math.ceil(group.length / 3);
  return group.map((_, place) => {
    const row = Math.floor(place / 3);
    const count = Math.min(3, group.length - 3 * row);
    return {
      x: middleX + ((place % 3) - (count - 1) / 2) * 2 * radius,
      y: middleY + (row - (lines - 1) / 2) * 2 * radius,
    };
  });
}

/**
 * Which points share a group: discs that would overlap, and groups that would.
 * @param {Point[]} points
 * @param {number} radius
 * @returns {number[][]}
 */
export function groups(points, radius) {
  const stand = (/** @type {number[]} */ members) => ({ members, spots: spots(members, points, radius) });
  const found = points.map((_, at) => stand([at]));
  const reach = (1.8 * radius) ** 2;
  const touching = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) => {
    for (let other = from; other < to; other += 1) {
      const theirs = found[other].spots;
      if (found[at].spots.some((a) => theirs.some((b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < reach))) return other;
    }
    return -1;
  };
  // Pairs are joined in their order: before `at` no two groups touch, until a group has grown.
  for (let at = 0; at < found.length; ) {
    let other = touching(at, at + 1, found.length);
    if (other < 0) at += 1;
    while (other >= 0) {
      const [first, second] = [Math.min(at, other), Math.max(at, other)];
      const members = [...found[first].members, ...found.splice(second, 1)[0].members];
      found[first] = stand(members.sort((a, b) => a - b));
      at = first;
      other = touching(at, 0, at);
    }
  }
  return found.map((group) => group.members);
}

/**
 * The points, moved aside where they share a place.
 * @param {Point[]} points
 * @param {number} radius
 * @param {number} [room] how far around it each then keeps others off: a finger needs more than a small symbol
 * @returns {Point[]}
 */
export function rows(points, radius, room = radius) {
  const moved = points.map((point) => ({ ...point }));
  for (const group of groups(points, radius)) {
    spots(group, points, radius).forEach((spot, place) => {
      moved[group[place]] = spot;
    });
  }
  pushApart(moved, room);
  return moved;
}

/**
 * Move symbols that still touch by the little that each lacks, along the axis where it is less. They count as squares,
 * for some are, and a finger's least target is one.
 * @param {Point[]} points
 * @param {number} radius
 */
function pushApart(points, radius) {
  for (let pass = 0; pass < 8; pass += 1) {
    points.forEach((one, at) => {
      for (const other of points.slice(at + 1)) {
        const [x, y] = [other.x - one.x, other.y - one.y];
        const axis = Math.abs(x) >= Math.abs(y) ? 'x' : 'y';
        const away = axis === 'x' ? x : y;
        const lack = 2 * radius - Math.abs(away);
        if (lack <= 1e-6 || (x === 0 && y === 0)) continue;
        const step = away > 0 ? lack / 2 : -lack / 2;
        one[axis] -= step;
        other[axis] += step;
      }
    });
  }
}
