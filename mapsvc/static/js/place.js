// @ts-check
/**
 * Places labels so that none lies on another: pure arithmetic on boxes in pixels.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{id: string, box: Box, sizes: Size[], rank: number}} Labelled `sizes`: whole first, then shortened
 * @typedef {{id: string, box: Box, align: 'start' | 'end' | 'middle', size: number}} Placed
 */

const GAP = 4;
// Where a label stands, in degrees clockwise from east, the dearer the later: right before left, beside before above.
const SPOTS = [0, 180, -35, 35, -145, 145, 90, -90];
// How much farther than beside its symbol a label may stand.
const DISTANCES = [0, 12, 26];

/**
 * @param {Box} one
 * @param {Box} other
 */
export function overlaps(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * @param {Box} box
 * @param {{x: number, y: number}} point
 */
export function holds(box, { x, y }) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/**
 * The box of a label beside a symbol.
 * @param {Labelled} item
 * @param {number} size which of its sizes
 * @param {number} angle
 * @param {number} distance
 * @returns {Placed}
 */
function candidate(item, size, angle, distance) {
  const { box } = item;
  const { width, height } = item.sizes[size];
  const towardX = Math.cos((angle * Math.PI) / 180);
  const towardY = Math.sin((angle * Math.PI) / 180);
  const edgeX = (box.left + box.right) / 2 + towardX * ((box.right - box.left) / 2 + GAP + distance);
  const edgeY = (box.top + box.bottom) / 2 + towardY * ((box.bottom - box.top) / 2 + GAP + distance);
  const align = Math.abs(towardX) < 0.1 ? 'middle' : towardX > 0 ? 'start' : 'end';
  const left = { start: edgeX, end: edgeX - width, middle: edgeX - width / 2 }[align];
  const top = edgeY - height / 2 + (towardY * height) / 2;
  return { id: item.id, box: { left, top, right: left + width, bottom: top + height }, align, size };
}

/**
 * All spots of a label with what the eye pays for each: near before far, whole before shortened.
 * @param {Labelled} item
 * @returns {Array<{spot: Placed, cost: number}>}
 */
function candidates(item) {
  return item.sizes.flatMap((_, size) =>
    DISTANCES.flatMap((distance, ring) =>
      SPOTS.map((angle, at) => ({
        spot: candidate(item, size, angle, distance),
        cost: Math.ceil(at / 2) + 6 * ring + 5 * size,
      })),
    ),
  );
}

/**
 * Labels that find room, the weightiest first; the others are left out.
 * @param {Labelled[]} items
 * @param {Box[]} [obstacles]
 * @param {Array<{x: number, y: number}>} [route] points that labels should rather not cover
 * @param {Box} [view] where labels should rather stay
 * @returns {Placed[]}
 */
export function placeLabels(items, obstacles = [], route = [], view = undefined) {
  const taken = [...items.map((item) => item.box), ...obstacles];
  /** @type {Placed[]} */
  const placed = [];
  for (const item of [...items].sort((one, other) => one.rank - other.rank)) {
    /** @type {Placed | null} */
    let best = null;
    let least = Infinity;
    for (const { spot, cost } of candidates(item)) {
      if (cost >= least || taken.some((box) => overlaps(spot.box, box))) continue;
      const covered = route.filter((point) => holds(spot.box, point)).length;
      const { left, right, top, bottom } = spot.box;
      const isOut = view && (left < view.left || right > view.right || top < view.top || bottom > view.bottom);
      const total = cost + 1.4 * Math.min(5, covered) + (isOut ? 20 : 0);
      if (total < least) [best, least] = [spot, total];
    }
    if (best) {
      taken.push(/** @type {Placed} */ (best).box);
      placed.push(best);
    }
  }
  return placed;
}
