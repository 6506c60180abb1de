// @ts-check
/**
 * The further passes of the pen along a leg: casing under it, ties and middle over it. Each leg lies whole upon the one
 * before, so that where two share a line the later one shows unmixed.
 * folium draws each leg once; the passes share its points, so that no coordinate is sent twice.
 */

/**
 * @typedef {[string, number, string, number]} Pass class, width in pixels, dashes, 1 for round ends
 */

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {Array<[any, Pass[]]>} legs each line with all passes of its pen, the undermost first
 */
export function dress(L, map, legs) {
  const grown = window.matchMedia('(min-width: 150rem)').matches ? 2 : 1; // a wall is seen from two metres
  for (const [line, thin] of legs) {
    const passes = thin.map((pass) => grow(pass, grown));
    const manner = line.options.className.split(' ').filter((/** @type {string} */ name) => /^(is|beside)-/.test(name));
    const [casing, main, ...over] = passes;
    L.polyline(line.getLatLngs(), options(casing, manner)).addTo(map);
    line.setStyle({ weight: main[1], dashArray: main[2] || null, lineCap: main[3] ? 'round' : 'butt' });
    line.bringToFront();
    for (const pass of over) L.polyline(line.getLatLngs(), options(pass, manner)).addTo(map);
  }
}

/**
 * @param {Pass} pass
 * @param {number} grown how many times as thick
 * @returns {Pass}
 */
function grow([className, weight, dashes, isRound], grown) {
  return [className, weight * grown, dashes.replace(/[\d.]+/g, (one) => String(Number(one) * grown)), isRound];
}

/**
 * @param {Pass} pass
 * @param {string[]} manner classes that all passes share
 */
function options([className, weight, dashArray, isRound], manner) {
  return {
    className: ['leg', className, ...manner].join(' '),
    weight,
    dashArray: dashArray || null,
    lineCap: isRound || className === 'casing' ? 'round' : 'butt',
    interactive: false,
    smoothFactor: 0.6,
  };
}
