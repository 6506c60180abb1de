// @ts-check
/**
 * No way out of the exhibit, as far as a page can bar it: other hosts, files and programs' addresses are shown as a code,
 * pages keep the exhibit's parameters, keys, gestures and menus that lead elsewhere or enlarge the page do nothing.
 */

import { carried, kindOf, plain, within } from './kiosk-address.js';

const AWAY_BUTTONS = [1, 3, 4]; // the wheel opens tabs and scrolls by itself; the others are a mouse's back and forward
const AWAY_KEYS = /^(F\d+|Browser\w+|Launch\w+|ContextMenu|PrintScreen|GoBack|GoHome|Help|Find|Print|Save|Open)$/;
const FIELDS = 'input, textarea, select';

/**
 * Whether a key leads out of the page, or to the browser's own business.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>} event
 */
export function leads(event) {
  if (event.getModifierState('AltGraph')) return false; // writes a letter
  return event.ctrlKey || event.metaKey || event.altKey || AWAY_KEYS.test(event.key);
}

const stop = (/** @type {Event} */ event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const quiet = (/** @type {Event} */ event) => event.preventDefault();
const isField = (/** @type {EventTarget | null} */ target) => target instanceof Element && Boolean(target.closest(FIELDS));

/**
 * @param {import('./kiosk-address.js').Exhibit} exhibit
 * @param {URL} base
 * @param {(url: URL, link: Element | null) => void} show an address that the exhibit does not open
 */
export function guard(exhibit, base, show) {
  const barLinks = (/** @type {MouseEvent} */ event) => {
    const link = event.target instanceof Element ? event.target.closest('a, area') : null;
    const href = link?.getAttribute('href');
    if (!link || !href || (href.startsWith('#') && !event.ctrlKey)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return stop(event);
    link.removeAttribute('target');
    const url = new URL(href, document.baseURI);
    if (link.hasAttribute('download') || kindOf(url, base) !== 'page') {
      stop(event);
      show(url, link);
    } else {
      // Not `link.href`, which is an object in a picture; what reads the address after us, reads this one.
      link.setAttribute('href', within(carried(url, exhibit)));
    }
  };
  const barKeys = (/** @type {KeyboardEvent} */ event) => {
    if (leads(event)) stop(event);
  };
  window.addEventListener('click', barLinks, true);
  window.addEventListener('keydown', barKeys, true);
  for (const kind of ['auxclick', 'contextmenu', 'dragstart', 'dragover', 'drop']) window.addEventListener(kind, stop, true);
  for (const kind of ['mousedown', 'mouseup', 'pointerdown']) {
    window.addEventListener(kind, (event) => AWAY_BUTTONS.includes(/** @type {MouseEvent} */ (event).button) && stop(event), true);
  }
  window.addEventListener('selectstart', (event) => isField(event.target) || quiet(event), true);
  window.addEventListener('wheel', (event) => event.ctrlKey && quiet(event), { passive: false }); // the map still hears it
  for (const kind of ['gesturestart', 'gesturechange']) window.addEventListener(kind, quiet, { passive: false });
  window.addEventListener('submit', keepInForms, true);
  window.print = () => undefined;
  window.open = () => null;
  barNavigation(exhibit, base, show);
}

/**
 * A form takes its own fields along and nothing else of the address: ours become fields of it.
 * @param {Event} event
 */
function keepInForms(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method === 'dialog') return;
  form.removeAttribute('target');
  for (const name of ['kiosk', 'idle', 'home']) {
    if (form.querySelector(`[name="${name}"]`)) continue;
    const value = new URLSearchParams(location.search).get(name) || '';
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
}

/**
 * What scripts open, and any way that was forgotten: the browser asks here before it leaves the page.
 * @param {import('./kiosk-address.js').Exhibit} exhibit
 * @param {URL} base
 * @param {(url: URL, link: Element | null) => void} show
 */
function barNavigation(exhibit, base, show) {
  const { navigation } = /** @type {any} */ (window);
  navigation?.addEventListener('navigate', (/** @type {any} */ event) => {
    if (!event.cancelable || event.destination.sameDocument || event.navigationType === 'reload') return;
    const url = new URL(event.destination.url);
    const isFile = event.downloadRequest !== null || kindOf(url, base) !== 'page';
    if (!isFile && url.searchParams.get('kiosk') === '1') return;
    event.preventDefault();
    if (isFile) show(plain(url), null);
    else location.assign(carried(url, exhibit));
  });
}
