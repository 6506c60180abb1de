// @ts-check
/** Reads the detailed base map: whole-number steps on a grid, back to latitudes and longitudes. */

/**
 * @typedef {[number, number][]} Line latitude, longitude
 */

/**
 * @param {{transform: {scale: number, translate: [number, number]}, layers: Record<string, number[][]>}} data
 * @returns {{land: Line[], lakes: Line[], rivers: Line[], borders: Line[]}}
 */
export function decode(data) {
  const { scale, translate } = data.transform;
  const line = (/** @type {number[]} */ steps) => {
    /** @type {Line} */
    const points = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      points.push([translate[1] + y * scale, translate[0] + x * scale]);
    }
    return points;
  };
  const layer = (/** @type {string} */ name) => (data.layers[name] ?? []).map(line);
  return { land: layer('land'), lakes: layer('lakes'), rivers: layer('rivers'), borders: layer('borders') };
}
