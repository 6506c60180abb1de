// @ts-check
/** The page's one entry: turns the picture of a map into the map, where a script runs and Leaflet is there. */

import { addControls } from './controls.js';
import { adoptGround, deepenGround } from './ground.js';
import { dress } from './legs.js';
import { letter } from './lettering.js';
import { isStill, showAsPicture } from './view.js';
import { whenVisited } from './wake.js';

// What answers only when visitor.js is there.
const OURS = '.mark, .tl-head button, .tl-range, li.stop h3 a, li.stop a[href*="#passage-"], .map-buttons button, .moment button, .moment input';

/**
 * @param {HTMLElement} holder
 * @param {SVGSVGElement} picture
 */
function upgrade(holder, picture) {
  const { L, composeMap } = /** @type {any} */ (window);
  const element = /** @type {HTMLElement} */ (holder.querySelector('.folium-map'));
  const legend = /** @type {HTMLElement | null} */ (holder.querySelector('.map-legend'));
  // On small maps the legend is a strip below the map.
  const strip = () => (legend && getComputedStyle(legend).position === 'relative' ? legend.offsetHeight : 0);
  element.style.bottom = `${strip()}px`;
  /** @type {import('./lettering.js').Item[]} */
  let items = [];
  /** @type {any[]} */
  let lines = [];
  /** @type {import('./visitor.js').Kit['legs']} */
  let joins = [];
  // folium gives each marker its icon after it is made; without this Leaflet would first fetch its own pictures.
  L.Marker.mergeOptions({ icon: L.divIcon({ className: '' }) });
  composeMap({
    legs: (/** @type {any} */ map, /** @type {any[]} */ legs) => {
      lines = legs.map(([line]) => line);
      joins = legs.map(([line, _passes, from, to]) => ({ line, from, to }));
      element.style.bottom = `${strip()}px`; // a low screen gives the legend's room to the live map
      map.invalidateSize({ pan: false });
      showAsPicture(L, map, picture);
      dress(L, map, legs);
    },
    items: (/** @type {any} */ _map, /** @type {any[]} */ pairs) => {
      items = pairs.map(([marker, facts]) => ({ marker, facts }));
    },
    done: (/** @type {any} */ map, /** @type {any} */ { names, words, layers }) => {
      if (isStill()) Object.assign(map.options, { zoomAnimation: false, fadeAnimation: false, inertia: false });
      const covered = adoptGround(L, map, picture);
      letter(L, map, items, names, lines);
      const showAll = () => {
        showAsPicture(L, map, picture);
        map.fire('whole');
      };
      const kit = { L, map, items, legs: joins, words, showAll, layers };
      const showLayers = layers && (() => import('./layers.js').then(({ toggleLayers }) => toggleLayers(kit)));
      addControls(L, map, words, showAll, items.map(({ marker }) => marker), showLayers);
      element.setAttribute('role', 'region');
      element.setAttribute('aria-label', words.map_region);
      items.forEach(({ marker }, at) => (marker.getElement().tabIndex = at ? -1 : 0)); // roving.js leads on from there
      holder.classList.add('is-live');
      for (const control of document.querySelectorAll('#timeline [hidden], .moment')) control.removeAttribute('hidden');
      whenVisited(OURS, async () => {
        await (await import('./visitor.js')).receive(kit);
        holder.classList.add('is-awake');
      });
      deepenGround(L, map, covered, map.getZoom());
      const resized = new ResizeObserver(() => {
        element.style.bottom = `${strip()}px`;
        map.invalidateSize({ animate: false });
        if (!holder.classList.contains('is-awake') && !/[?&]view=/.test(location.search)) showAsPicture(L, map, picture); // nobody has chosen another view
      });
      for (const sized of [holder, legend]) if (sized) resized.observe(sized);
    },
  });
}

const holder = document.getElementById('map-holder');
const picture = holder?.querySelector('svg.map-svg');
if (holder && picture instanceof SVGSVGElement && 'L' in window && 'composeMap' in window) upgrade(holder, picture);
