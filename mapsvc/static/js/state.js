// @ts-check
/**
 * What the visitor looks at, kept in the address: every state is a link that opens exactly so.
 *
 * The fragment names a part of the page, `#stop-<id>` or `#visit-<id>`, as any link without a script does. The query has
 * the rest: `day` (the server knows it too), `view` of the map, and what layers.js keeps, `layers` and `labels`. What
 * changes bit by bit, a map that is dragged, a story that is scrolled, replaces the address; a choice adds to the history,
 * but not from a frame: there it is that of somebody else's page.
 *
 * @typedef {{lat: number, lon: number, zoom: number}} View
 * @typedef {{part: string, day: string, view: View | null, layers: string, labels: string}} State `part`: the fragment
 *   without its sign; `day`: YYYY-MM-DD; `layers`, `labels`: as layers.js writes them; each empty where nothing is chosen
 * @typedef {(state: State, cause: 'write' | 'history') => void} Listener
 */

const REST_MS = 300;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORDS = /^[a-z0-9,-]{0,80}$/;

/**
 * A view of the map as an address has it; null where it has none that can be.
 * @param {string | null} text
 * @returns {View | null}
 */
export function viewFrom(text) {
  const [lat, lon, zoom, ...more] = (text || '').split(',').map((part) => (part.trim() ? Number(part) : NaN));
  const isRight = !more.length && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
  return isRight ? { lat, lon, zoom } : null;
}

/**
 * @param {string} search
 * @param {string} hash
 * @returns {State}
 */
export function stateFrom(search, hash) {
  const query = new URLSearchParams(search);
  const word = (/** @type {string} */ name, /** @type {RegExp} */ form) => {
    const value = query.get(name) || '';
    return form.test(value) ? value : '';
  };
  let part = hash.slice(1);
  try {
    part = decodeURIComponent(part);
  } catch {
    part = ''; // an address that somebody cut in the middle of a sign
  }
  return { part, day: word('day', DAY), view: viewFrom(query.get('view')), layers: word('layers', WORDS), labels: word('labels', WORDS) };
}

/**
 * The query and fragment of a state; other parameters of the query stay.
 * @param {State} state
 * @param {string} search
 */
export function addressOf({ part, day, view, layers, labels }, search) {
  const query = new URLSearchParams(search);
  const point = view && `${view.lat.toFixed(4)},${view.lon.toFixed(4)},${Number(view.zoom.toFixed(2))}`;
  for (const [name, value] of Object.entries({ day, view: point, layers, labels })) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = String(query).replaceAll('%2C', ',');
  return (text && `?${text}`) + (part && `#${encodeURIComponent(part)}`);
}

const isPage = typeof window !== 'undefined';
const isFramed = isPage && 'embed' in document.documentElement.dataset;
/** @type {Set<Listener>} */
const listeners = new Set();
let current = isPage ? stateFrom(location.search, location.hash) : stateFrom('', '');
let timer = 0;

/** @returns {Readonly<State>} */
export const read = () => current;

/**
 * Change some of the state; the others who listen are told.
 * @param {Partial<State>} patch
 * @param {{push?: boolean}} [how] `push`: a choice of the visitor, which the button "back" undoes
 */
export function write(patch, { push = false } = {}) {
  const search = location.search;
  if (addressOf({ ...current, ...patch }, search) === addressOf(current, search)) return;
  push &&= !isFramed;
  if (push) settle(); // what was replaced lately belongs to the entry before
  current = { ...current, ...patch };
  clearTimeout(timer);
  if (push) {
    history.pushState(null, '', location.pathname + addressOf(current, search));
    carry();
  } else {
    timer = window.setTimeout(settle, REST_MS);
  }
  for (const listener of [...listeners]) listener(current, 'write');
}

/** Bring the address up to date, where it waits for a change that comes bit by bit to rest. */
function settle() {
  clearTimeout(timer);
  const address = location.pathname + addressOf(current, location.search);
  if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, '', address);
  carry();
}

/**
 * @param {Listener} listener
 * @returns {() => void} stops listening
 */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page in another language opens at the same state. */
function carry() {
  for (const link of document.querySelectorAll('.languages a')) {
    const target = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    const address = addressOf(current, target.search);
    link.setAttribute('href', target.pathname + address);
  }
}

if (isPage) {
  const fromAddress = () => {
    clearTimeout(timer);
    const before = current;
    current = stateFrom(location.search, location.hash);
    carry();
    if (addressOf(before, '') !== addressOf(current, '')) for (const listener of [...listeners]) listener(current, 'history');
  };
  window.addEventListener('popstate', fromAddress);
  window.addEventListener('hashchange', fromAddress);
  window.addEventListener('pagehide', settle);
  carry();
}
