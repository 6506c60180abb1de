// @ts-check
/**
 * The exhibit on a screen in a gallery, `?kiosk=1`. Whoever has gone is forgotten: after a time without a touch a warning,
 * then the page that the screen began with, in its language, and the loop that attracts the next visitor.
 *
 * Going back to the start is a real navigation, so that a day of visitors leaves nothing in memory; where the service
 * does not answer, the loop runs over the page that is there and no error page is ever shown.
 */

import { carried, exhibitFrom, isPublic, kindOf, plain, remembered, within } from './kiosk-address.js';
import { askWhether, showAddress } from './kiosk-dialogs.js';
import { guard } from './kiosk-guard.js';
import { offerKeys } from './kiosk-keys.js';
import { startLoop } from './kiosk-loop.js';
import { needStyle } from './styles.js';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'input'];
const [WARNING_S, ANSWER_S, FRESH_S, SHIFT_S] = [20, 6, 3600, 45];
/** Where what never moves stands, in turn, in pixels: no line is burnt into the screen. */
const PLACES = [[0, 0], [3, 1], [5, 4], [2, 6], [-1, 5], [-4, 2], [-3, -1], [-1, -3]];

const root = document.documentElement;
const home = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.home-link a'));
const base = new URL(home?.getAttribute('href') || './', document.baseURI);
const exhibit = exhibitFrom(remembered(new URL(location.href), window.name), base);
const isHome = within(plain(new URL(location.href))).split('#')[0] === exhibit.home;
const quick = () => Number(root.dataset.pace) || 1; // tests let a day pass in seconds
const later = (/** @type {() => void} */ act, /** @type {number} */ seconds) => window.setTimeout(act, (seconds * 1000) / quick());

let [last, timer, isTouched] = [performance.now(), 0, false];
/** @type {(() => void) | null} what stands over the page, and takes it away */
let cover = null;

/** A touch that took something away does not also press what lay under it. */
function swallow() {
  const held = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('click', held, { capture: true, once: true });
  later(() => window.removeEventListener('click', held, true), 0.4);
}

/** Count from now on; while the journey plays by itself, somebody watches it. */
function arm() {
  clearTimeout(timer);
  const idle = (performance.now() - last) / 1000;
  const left = exhibit.idle / quick() - idle;
  if (document.querySelector('.is-playing')) last = performance.now();
  if (left > 0 || document.querySelector('.is-playing')) timer = window.setTimeout(arm, Math.min(1, Math.max(left, 1 / quick())) * 1000);
  else if (isHome && !isTouched) loop();
  else warn();
}

function warn() {
  closeAll();
  cover = askWhether(WARNING_S / quick(), (isStill) => {
    cover = null;
    if (!isStill) return void reset();
    swallow();
    last = performance.now();
    arm();
  });
}

/** Show the loop over this page until somebody comes. */
function loop() {
  clearTimeout(timer);
  closeAll();
  cover = startLoop(quick, {
    ended: (lang) => {
      cover = null;
      [last, isTouched] = [performance.now(), true];
      exhibit.isLoop = false;
      const link = lang && lang !== root.lang ? document.querySelector(`.languages a[hreflang="${lang}"]`) : null;
      if (link) return /** @type {HTMLElement} */ (link).click();
      swallow();
      if (!isHome) return location.replace(carried(new URL(exhibit.home, base), exhibit));
      history.replaceState(history.state, '', within(carried(new URL(location.href), exhibit)));
      document.getElementById('main')?.focus({ preventScroll: true });
      arm();
    },
    turned: () => {
      if (performance.now() > FRESH_S * 1000) void reset();
    },
  });
}

/** Forget the visitor: the first page anew, or the loop here where it cannot be had. */
async function reset() {
  const goal = carried(new URL(exhibit.home, base), { ...exhibit, isLoop: true });
  const here = () => cover || loop();
  if (!(await answers(goal))) return void here();
  location.replace(goal);
  later(here, ANSWER_S);
}

/**
 * Whether a page can be had; of a file that is not asked. The window's own `fetch`: a bundle gives modules another.
 * @param {URL} goal
 */
async function answers(goal) {
  if (goal.protocol === 'file:') return true;
  try {
    return (await window.fetch(goal, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_S * 1000) })).ok;
  } catch {
    return false;
  }
}

function closeAll() {
  cover?.();
  cover = null;
  for (const open of document.querySelectorAll('dialog[open]')) /** @type {HTMLDialogElement} */ (open).close();
}

/**
 * Show an address with its code: one that came with the page, or for a page or file of ours that a telephone can reach.
 * @param {URL} url
 * @param {Element | null} link
 */
function show(url, link) {
  const code = link?.getAttribute('data-code') || '';
  if (kindOf(url, base) === 'outside') return showAddress(url.href, code, true);
  const ours = document.querySelector('link[rel="canonical"]')?.getAttribute('href') || '';
  if (!isPublic(ours)) return showAddress('', '', false);
  // Files on a stick or a plain host make no codes, and lie to each other as those of the public address do.
  if (location.pathname.endsWith('.html')) return showAddress(new URL(link?.getAttribute('href') || '', ours).href, code, true);
  const mount = new URL('../../../', import.meta.url).pathname;
  const asked = new URLSearchParams({ url: `/${within(plain(url)).replace(mount, '')}` });
  showAddress(new URL(within(plain(url)), ours).href, code || `${mount}share/link.svg?${asked}`, true);
}

let place = 0;
function shift() {
  place = (place + 1) % PLACES.length;
  const [x, y] = PLACES[place];
  root.style.setProperty('--shift-x', `${x}px`);
  root.style.setProperty('--shift-y', `${y}px`);
}

function run() {
  window.name = carried(new URL('/', base), { ...exhibit, isLoop: false }).search; // outlives the page, not the window
  root.classList.add('is-kiosk');
  root.classList.toggle('has-codes', isPublic(document.querySelector('link[rel="canonical"]')?.getAttribute('href') || ''));
  void needStyle('kiosk');
  history.replaceState(history.state, '', within(carried(new URL(location.href), exhibit)));
  guard(exhibit, base, show);
  offerKeys();
  const head = document.querySelector('.masthead');
  if (head) new ResizeObserver(() => root.style.setProperty('--mast', `${/** @type {HTMLElement} */ (head).offsetHeight}px`)).observe(head);
  const touched = () => {
    if (!cover) [last, isTouched] = [performance.now(), true];
  };
  for (const sign of SIGNS) window.addEventListener(sign, touched, { capture: true, passive: true });
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload()); // timers of a page from memory
  window.setInterval(shift, SHIFT_S * 1000);
  if (exhibit.isLoop) loop();
  else arm();
}

if (new URLSearchParams(location.search).get('kiosk') === '0') window.name = '';
else run();
