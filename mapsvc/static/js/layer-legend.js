// @ts-check
/** The legend shows just what is on: it gains and loses the lines of the layers. */

const SAMPLES = {
  today: '<path class="border-today" d="M1 7H35" fill="none"/>',
  relief: '<path class="sample-relief" d="M2 12 10 4l5 5 6-7 13 10z"/>',
  venues: '<circle class="dot-venue" cx="18" cy="7" r="4"/>',
  places: '<circle class="dot-place" cx="18" cy="7" r="3.5"/>',
};

/**
 * @param {any} map
 * @param {import('./layer-list.js').Data} data
 * @param {Array<{id: string, text: string}>} shown
 */
export function explain(map, { words }, shown) {
  const legend = map.getContainer().parentElement.querySelector('.map-legend');
  if (!legend) return;
  const on = new Map(shown.map(({ id, text }) => [id, text]));
  for (const own of legend.querySelectorAll('li[data-layer]')) {
    const id = /** @type {HTMLElement} */ (own).dataset.layer ?? '';
    if (own.classList.contains('is-laid')) own.remove();
    else /** @type {HTMLElement} */ (own).hidden = !on.has(id);
  }
  for (const [id, sample] of Object.entries(SAMPLES)) {
    // The map of a city has a line for its own venues.
    if (!on.has(id) || (id === 'venues' && map.getContainer().querySelector('.mark.is-venue'))) continue;
    const line = document.createElement('li');
    line.dataset.layer = id;
    line.className = 'is-laid';
    line.innerHTML = `<svg class="sample" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">${sample}</svg>`;
    const text = document.createElement('span');
    const told = id === 'relief' ? words.relief_source : /** @type {string} */ (on.get(id));
    text.textContent = told.charAt(0).toLocaleLowerCase(document.documentElement.lang) + told.slice(1);
    line.append(text);
    legend.append(line);
  }
  map.fire('relabel');
}
