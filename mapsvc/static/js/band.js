// @ts-check
/**
 * The band of a timeline as numbers: stays and legs in the order of travel, in days since the first midnight.
 *
 * @typedef {{kind: string, start: number, end: number, stop: string}} Part `kind`: stay or the leg's mode; `stop`: where
 *   the stay is, or where the leg leads
 */

/** Width of a day in the drawing, as `web/timeline.py` has it. */
const DAY_PX = 40;

/**
 * @param {Element} band the drawing
 * @returns {Part[]}
 */
export function partsOf(band) {
  return [...band.querySelectorAll('path[data-stop]')].map((path) => {
    const [start, end] = (path.getAttribute('d') || '').replace('M', '').split(/ 9H/).map((at) => Number(at) / DAY_PX);
    return { kind: (path.classList[0] || '').replace('tl-', ''), start, end, stop: path.getAttribute('data-stop') || '' };
  });
}

/**
 * The part that a moment lies in; at an edge the one that begins there.
 * @param {Part[]} parts
 * @param {number} time
 */
export function partAt(parts, time) {
  return parts.findLast(({ start }) => start <= time) || parts[0];
}

/**
 * The stop to tell at a moment: on the way to another day's stop still the one that was left, unless the day is told there.
 * @param {Part[]} parts
 * @param {number} time
 * @param {number} day its number, 0 for the first
 * @param {string} said the stop that the day's own words lead to
 */
export function toldAt(parts, time, day, said) {
  const part = partAt(parts, time);
  const isFar = part.kind !== 'stay' && part.end >= day + 1 && part.stop !== said;
  return (isFar && parts[parts.indexOf(part) - 1]?.stop) || part.stop;
}

/**
 * The moment to show for a day and a stop: where the stop begins on that day, else the middle of what it has of the day.
 * @param {Part[]} parts
 * @param {number} day its number, 0 for the first
 * @param {string} stop
 */
export function momentOf(parts, day, stop) {
  const here = parts.filter((part) => part.stop === stop && part.start < day + 1 && part.end > day);
  const part = here.find(({ kind }) => kind === 'stay') || here[0];
  if (!part) return day + 0.5;
  const begins = part.kind === 'stay' && part.start >= day;
  return begins ? part.start : (Math.max(day, part.start) + Math.min(day + 1, part.end)) / 2;
}

/**
 * When a stop begins: its stay, or where the strip leaves none the end of the leg there.
 * @param {Part[]} parts
 * @param {string} stop
 * @returns {number | null}
 */
export function arrivalAt(parts, stop) {
  const stay = parts.find((part) => part.stop === stop && part.kind === 'stay');
  return stay?.start ?? parts.find((part) => part.stop === stop)?.end ?? null;
}

/**
 * The beginning of the next or the last stop, as seen from a moment.
 * @param {Part[]} parts
 * @param {number} time
 * @param {1 | -1} way
 */
export function nextStop(parts, time, way) {
  const starts = [...new Set(parts.map(({ stop }) => arrivalAt(parts, stop) ?? 0))].sort((one, other) => one - other);
  const near = 0.001;
  if (way > 0) return starts.find((start) => start > time + near) ?? starts[starts.length - 1];
  return starts.findLast((start) => start < time - near) ?? starts[0];
}

/**
 * How long each part takes in play, in seconds: time on the way in proportion, eased; long stays shortened; a whole
 * journey a minute or a minute and a half.
 * @param {Part[]} parts
 * @returns {number[]}
 */
export function paced(parts) {
  const raw = parts.map(({ kind, start, end }) =>
    kind === 'stay' ? 0.7 + Math.min(1.6, 0.4 * (end - start)) : Math.max(1.6, 8 * Math.sqrt(Math.max(0, end - start))),
  );
  const sum = raw.reduce((one, other) => one + other, 0);
  const scale = sum ? Math.min(90, Math.max(60, sum)) / sum : 1;
  return raw.map((seconds) => seconds * scale);
}

/**
 * The clock of a moment, where texts give one: at hand for an hour and a half after it.
 * @param {Array<[number, string]>} clocks
 * @param {number} time
 */
export function clockAt(clocks, time) {
  const last = clocks.findLast(([at]) => at <= time + 0.001);
  return last && time - last[0] < 1 / 16 ? last[1] : '';
}
