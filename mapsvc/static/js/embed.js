// @ts-check
/**
 * A journey in a frame: it opens at the stop that its address asks for, tells the page around it how high it would like to
 * be, leaves no entry in that page's history, and shares the visitor's fingers with it.
 */

import { speakWith, tellHeight } from './embed-height.js';

const HINT_PX = 24;
const { stop, touch } = document.body.dataset;
const holder = /** @type {HTMLElement} */ (document.getElementById('map-holder'));
const sleeping = /** @type {HTMLTemplateElement | null} */ (document.getElementById('sleeping'));
// WordPress puts a word of its own behind the address of a frame, and knows it by that.
const secret = /^#\?secret=([A-Za-z0-9]{1,64})$/.exec(location.hash)?.[1] || '';

/** @param {string} part of the page that the address names; none if empty */
function setPart(part) {
  history.replaceState(null, '', location.pathname + location.search + (part && `#${part}`));
}

/** On a screen for fingers one of them scrolls the page around, two move the map; Leaflet has to know before it makes one. */
export function shareFingers() {
  if (matchMedia('(pointer: coarse)').matches) /** @type {any} */ (window).L?.Map.mergeOptions({ dragging: false });
}

/** Says how the map is moved to whoever tries it with one finger. */
function hintAtFingers() {
  let [x, y] = [0, 0];
  let timer = 0;
  const hint = document.createElement('p');
  hint.className = 'map-hint';
  hint.setAttribute('aria-hidden', 'true');
  hint.textContent = touch || '';
  holder.append(hint);
  holder.addEventListener('touchstart', ({ touches: [one] }) => ([x, y] = [one.clientX, one.clientY]), { passive: true });
  holder.addEventListener('touchmove', ({ touches: [one, more] }) => {
    const aside = Math.abs(one.clientX - x);
    if (more || aside < HINT_PX || aside < Math.abs(one.clientY - y)) return;
    hint.classList.add('is-on');
    clearTimeout(timer);
    timer = window.setTimeout(() => hint.classList.remove('is-on'), 1500);
  }, { passive: true });
}

/** @param {MouseEvent} event */
function lead(event) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  if (link.matches('.embed-full')) {
    const full = new URL(link.href);
    const shown = new URLSearchParams(location.search);
    for (const name of ['day', 'view']) if (shown.has(name)) full.searchParams.set(name, shown.get(name) || '');
    full.hash = location.hash;
    link.href = full.href;
  } else if (link.target === '_self' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    location.replace(link.href);
  }
}

if (secret || (stop && !location.hash)) setPart(stop ? `stop-${stop}` : '');
const chosen = stop && document.querySelector('.story') ? document.getElementById(`stop-${stop}`) : null;
if (chosen) {
  const [page, own] = [getComputedStyle(document.documentElement), getComputedStyle(chosen)];
  const margin = (parseFloat(page.scrollPaddingTop) || 0) + (parseFloat(own.scrollMarginTop) || 0);
  window.scrollTo({ top: chosen.getBoundingClientRect().top + window.scrollY - margin, behavior: 'instant' });
}
shareFingers();
document.addEventListener('click', lead, true);
if (matchMedia('(pointer: coarse)').matches) hintAtFingers();
if (sleeping) {
  const button = /** @type {HTMLElement} */ (document.querySelector('.embed-start'));
  button.hidden = false;
  holder.append(button);
  const press = (/** @type {Event} */ event) => {
    event.preventDefault();
    const mark = event.target instanceof Element ? event.target.closest('a[href^="#stop-"]') : null;
    if (mark) setPart((mark.getAttribute('href') || '').slice(1));
    button.removeEventListener('click', press);
    holder.removeEventListener('click', press);
    void import('./embed-press.js').then(({ wake }) => wake(sleeping, button, shareFingers));
  };
  button.addEventListener('click', press);
  holder.addEventListener('click', press);
}
if (window.parent !== window) {
  tellHeight(document.documentElement.dataset.embed || '');
  if (secret) speakWith(secret);
}
