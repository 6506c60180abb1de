// @ts-check
/** Buttons and scale: what moves the map, in the visitor's language. */

const SHEETS = '<svg aria-hidden="true" viewBox="0 0 24 24" width="1.05em" fill="none" stroke="currentColor" stroke-width="1.8"><path d="m12 3-9 5.5 9 5.5 9-5.5zM4 13l8 5 8-5M4 17l8 5 8-5"/></svg>';

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {Record<string, string>} words
 * @param {() => void} showAll
 * @param {any[]} marks what the buttons should not cover
 * @param {() => void} [showLayers] where layers are offered
 */
export function addControls(L, map, words, showAll, marks, showLayers) {
  const bar = L.DomUtil.create('div', 'map-buttons');
  const press = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', label);
    button.title = label;
    button.innerHTML = sign;
    button.addEventListener('click', act);
    bar.append(button);
    return button;
  };
  press('+', words.zoom_in, () => map.zoomIn(1));
  press('−', words.zoom_out, () => map.zoomOut(1));
  press('⤢', words.whole_route, showAll);
  if (showLayers) {
    const button = press(SHEETS, words.layers, showLayers);
    button.className = 'layers-button';
    button.setAttribute('aria-expanded', 'false');
  }
  const Buttons = L.Control.extend({ onAdd: () => bar });
  L.DomEvent.disableClickPropagation(bar);
  const legend = document.querySelector('.map-legend');
  // On small maps the legend is a strip below, and keeps no corner.
  const isOver = legend && getComputedStyle(legend).position === 'absolute' ? legend.classList : null;
  const corners = ['topright', 'topleft'].filter((corner) => !isOver?.contains(corner.replace('top', 'at-top-')));
  const { corner, isLow } = emptiest(map, corners, marks);
  bar.classList.toggle('is-low', isLow);
  new Buttons({ position: corner }).addTo(map);
  new (scaleControl(L, words))({
    imperial: false,
    maxWidth: 110,
    position: isOver?.contains('at-bottom-right') ? 'bottomleft' : 'bottomright',
  }).addTo(map);
}

/**
 * The corner with the fewest marks under the buttons; where they would cover one everywhere, they stand in two columns.
 * @param {any} map
 * @param {string[]} corners
 * @param {any[]} marks
 */
function emptiest(map, corners, marks) {
  const points = marks.map((marker) => map.latLngToContainerPoint(marker.getLatLng()));
  const middle = map.getSize().x / 2;
  const forms = [false, true].flatMap((isLow) => corners.map((corner) => {
    const covered = points.filter(({ x, y }) => y < (isLow ? 120 : 210) && middle - Math.abs(x - middle) < 115 && x > middle === corner.endsWith('right'));
    return { corner, isLow, count: covered.length };
  }));
  return forms.sort((one, other) => one.count - other.count)[0];
}

/**
 * Leaflet's scale with the units of the visitor's language.
 * @param {any} L
 * @param {Record<string, string>} words
 */
function scaleControl(L, words) {
  return L.Control.Scale.extend({
    _updateMetric(/** @type {number} */ maxMeters) {
      const meters = this._getRoundNum(maxMeters);
      const label = meters < 1000 ? `${meters} ${words.m}` : `${meters / 1000} ${words.km}`;
      this._updateScale(this._mScale, label, meters / maxMeters);
    },
  });
}
