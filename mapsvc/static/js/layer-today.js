// @ts-check
/**
 * Borders and names of today, fetched once when first asked for.
 *
 * @typedef {{transform: {scale: number[], translate: number[]}, arcs: number[][][],
 *            names: Array<Record<string, any>>}} Today `arcs`: a line each, in steps of whole numbers
 */

/** @type {Promise<Today> | null} */
let today = null;

/** @returns {Promise<Today>} */
export function fetchToday() {
  today ??= fetch(new URL('../map/today.json', import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`today: ${answer.status}`);
    return answer.json();
  });
  today.catch(() => (today = null));
  return today;
}

/**
 * @param {Pick<Today, 'transform' | 'arcs'>} document
 * @returns {Array<Array<[number, number]>>} latitude, longitude
 */
export function decodeLines({ transform: { scale, translate }, arcs }) {
  return arcs.map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return /** @type {[number, number]} */ ([y * scale[1] + translate[1], x * scale[0] + translate[0]]);
    });
  });
}
