// @ts-check
/**
 * Places labels so that none lies on another: pure arithmetic on boxes in pixels.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{id: string, box: Box, sizes: Size[], rank: number}} Labelled `sizes`: whole first, then shortened
 * @typedef {{id: string, box: Box, align: 'start' | 'end' | 'middle', size: number}} Placed
 * @typedef {{spot: Placed, cost: number}} Weighed
 */

const GAP = 4;
// How far labels keep off the edge of the view.
const EDGE = 5;
// Where a label stands, in degrees clockwise from east, with what the eye pays: right before left, beside before above.
const SPOTS = [
  [0, 0], [180, 1], [-35, 2], [35, 2], [-145, 3], [145, 3], [90, 4], [-90, 4], [-65, 4], [65, 4], [-115, 5], [115, 5],
];
// From here on a label lies nearer to another symbol than to its own.
const MISTAKEN = 8;
// What it costs that a label finds no room.
const LEFT_OUT = 150;
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
 * @param {Box} box
 * @param {Box} frame
 * @param {number} edge how far from the frame's edge
 */
function inside(box, frame, edge) {
  return (
    box.left >= frame.left + edge && box.right <= frame.right - edge &&
    box.top >= frame.top + edge && box.bottom <= frame.bottom - edge
  );
}

/**
 * How far two boxes lie apart, edge to edge.
 * @param {Box} one
 * @param {Box} other
 */
function distance(one, other) {
  const x = Math.max(0, other.left - one.right, one.left - other.right);
  const y = Math.max(0, other.top - one.bottom, one.top - other.bottom);
  return Math.hypot(x, y);
}

/**
 * What a label costs for lying nearer to another symbol than to its own, or hardly farther: the same costs as in
 * `mapsvc/maps/placing.py`; `tests/data/strangers.json` holds both to the same cases.
 * @param {Box} label
 * @param {Box} own
 * @param {Box[]} others
 */
export function strangerCost(label, own, others) {
  const doubt = (distance(label, own) + 8 - Math.min(...others.map((box) => distance(label, box)))) / 8;
  return 7 * Math.min(1.5, Math.max(0, doubt));
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
 * @returns {Weighed[]}
 */
function candidates(item) {
  return item.sizes.flatMap((_, size) =>
    DISTANCES.flatMap((distance, ring) =>
      SPOTS.map(([angle, dear]) => ({ spot: candidate(item, size, angle, distance), cost: dear + 6 * ring + 5 * size })),
    ),
  );
}

/**
 * Labels that find room, the weightiest first; the others are left out. One that stands badly takes a better spot
 * from the one label in its way, where both cost less together.
 * @param {Labelled[]} items
 * @param {Box[]} [obstacles]
 * @param {Array<{x: number, y: number}>} [route] points that labels should rather not cover
 * @param {Box} [view] which labels of symbols in it may not leave
 * @returns {Placed[]}
 */
export function placeLabels(items, obstacles = [], route = [], view = undefined) {
  const ordered = [...items].sort((one, other) => one.rank - other.rank);
  const walls = [...items.map((item) => item.box), ...obstacles];
  const spots = ordered.map((item) => weighed(item, items, walls, route, view));
  /** @type {Array<Weighed | undefined>} */
  const chosen = [];
  const blockers = (/** @type {number} */ at, /** @type {Weighed} */ { spot }) =>
    ordered.map((_, other) => other).filter((other) => other !== at && chosen[other] && overlaps(spot.box, chosen[other].spot.box));
  const free = (/** @type {number} */ at) => spots[at].find((one) => !blockers(at, one).length);
  ordered.forEach((_, at) => {
    chosen[at] = free(at);
  });
  ordered.forEach((_, at) => {
    const before = chosen[at]?.cost ?? LEFT_OUT;
    for (const mine of before > 6 ? spots[at] : []) {
      if (mine.cost >= before) break;
      const [blocker, ...more] = blockers(at, mine);
      if (more.length) continue;
      if (blocker === undefined) {
        chosen[at] = mine;
        break;
      }
      const kept = [chosen[at], chosen[blocker]];
      [chosen[at], chosen[blocker]] = [mine, undefined];
      chosen[blocker] = free(blocker);
      if (mine.cost + (chosen[blocker]?.cost ?? LEFT_OUT) < before + (kept[1]?.cost ?? LEFT_OUT)) break;
      [chosen[at], chosen[blocker]] = kept;
    }
  });
  return chosen.flatMap((one) => (one ? [one.spot] : []));
}

/**
 * The spots of a label that are free of all that does not move, the cheapest first.
 * @param {Labelled} item
 * @param {Labelled[]} items
 * @param {Box[]} walls
 * @param {Array<{x: number, y: number}>} route
 * @param {Box} [view]
 * @returns {Weighed[]}
 */
function weighed(item, items, walls, route, view) {
  const strangers = items.filter((other) => other !== item).map((other) => other.box);
  const isSeen = view && holds(view, { x: (item.box.left + item.box.right) / 2, y: (item.box.top + item.box.bottom) / 2 });
  const found = candidates(item).filter(
    ({ spot }) =>
      !(isSeen && !inside(spot.box, view, EDGE)) &&
      !walls.some((box) => overlaps(spot.box, box)) &&
      // Without a leader line a name far off, and nearer to another symbol, would be taken for that one's.
      strangerCost(spot.box, item.box, strangers) < MISTAKEN,
  );
  const spans = found.map(({ spot }) => spot.box);
  const [left, right] = [Math.min(...spans.map((box) => box.left)), Math.max(...spans.map((box) => box.right))];
  const [top, bottom] = [Math.min(...spans.map((box) => box.top)), Math.max(...spans.map((box) => box.bottom))];
  // Close up a route has a hundred thousand points; few of them are near.
  const near = route.filter((point) => holds({ left, right, top, bottom }, point));
  for (const one of found) {
    const covered = Math.min(8, near.filter((point) => holds(one.spot.box, point)).length);
    one.cost += 1.4 * covered + strangerCost(one.spot.box, item.box, strangers);
  }
  return found.sort((one, other) => one.cost - other.cost);
}
