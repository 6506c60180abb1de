// @ts-check
/**
 * The timeline: a needle over the strip of days. Dragged, stepped by day (arrows) or by stop (Page keys, buttons), it
 * leads map, list and address; they lead it.
 */

import { arrivalAt, clockAt, momentOf, nextStop, partsOf, toldAt } from './band.js';
import { offerSheet } from './sheet.js';
import { read, subscribe, write } from './state.js';

/**
 * @typedef {{root: HTMLElement, range: HTMLInputElement, parts: import('./band.js').Part[], now: () => number,
 *            lead: (time: number, how?: {push?: boolean}) => void, say: (text: string) => void,
 *            onLed: (listener: () => void) => void}} Time `lead`: puts the needle, and all that follows it, at a moment;
 *   `onLed`: told when something else than `lead` moves it
 */

/**
 * @param {import('./visitor.js').Kit} kit
 * @param {HTMLElement} root
 */
export function offerTime(kit, root) {
  const range = /** @type {HTMLInputElement} */ (root.querySelector('.tl-range'));
  const band = /** @type {SVGElement} */ (root.querySelector('.tl-band'));
  const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll('.tl-days a')]);
  const days = links.map((link) => link.dataset.day || '');
  const words = links.map((link) => link.querySelector('.sr')?.textContent || '');
  const numbers = days.map((day) => Math.round((Date.parse(day) - Date.parse(days[0])) / 86400000));
  const parts = partsOf(band);
  const clocks = (band.dataset.clocks || '').split(' ').filter(Boolean).map((one) => /** @type {[number, string]} */ ([parseFloat(one), one.split('=')[1]]));
  const [bold, rest] = [.../** @type {HTMLElement} */ (root.querySelector('.tl-now')).children];
  const whole = [bold.textContent, rest.textContent];
  const end = Number(range.max);
  let [time, marked, shownClock, isLeading, led, seen] = [NaN, -1, '', false, '', ''];
  /** @type {Array<() => void>} */
  const listeners = [];

  const stopOf = (/** @type {number} */ day) => links[day].hash.replace('#stop-', '');
  const dayOf = (/** @type {number} */ moment) => numbers.findLastIndex((number) => number <= Math.min(moment, end - 1));
  const caption = (/** @type {number} */ moment) => {
    const [day, clock] = [dayOf(moment), clockAt(clocks, moment)];
    if (day === marked && clock === shownClock) return;
    const [head, ...more] = words[day].split('; ');
    const short = root.clientWidth < 460 ? head.replace(/ \d{4}(?=,)/, '') : head; // a phone has no room for the year
    bold.textContent = clock ? `${short}, ${clock}` : short;
    rest.textContent = more.join(' · ');
    range.setAttribute('aria-valuetext', head);
    links[marked]?.parentElement?.classList.remove('is-now');
    links[day].parentElement?.classList.add('is-now');
    [marked, shownClock] = [day, clock];
  };
  const put = (/** @type {number} */ moment) => {
    time = Math.max(0, Math.min(end, moment));
    range.value = String(time);
    range.classList.add('is-set');
    caption(time);
  };
  const clear = () => {
    [time, marked] = [NaN, -1];
    range.value = '0';
    range.classList.remove('is-set');
    [bold.textContent, rest.textContent] = whole;
    range.setAttribute('aria-valuetext', whole.join(', '));
    for (const { parentElement } of links) parentElement?.classList.remove('is-now');
  };
  const lead = (/** @type {number} */ moment, { push = false } = {}) => {
    put(moment);
    const day = dayOf(time);
    const stop = toldAt(parts, time, numbers[day], stopOf(day));
    const key = `${stop} ${day}`;
    if (key === led && !push) return; // play comes here with every frame
    led = key;
    const isUsual = Math.floor(arrivalAt(parts, stop) ?? -1) === numbers[day];
    isLeading = true;
    write({ part: `stop-${stop}`, day: isUsual ? '' : days[day] }, { push });
    isLeading = false;
  };
  const step = (/** @type {number} */ moment) => {
    lead(moment, { push: true });
    for (const listener of listeners) listener();
  };
  const toDay = (/** @type {number} */ day) => momentOf(parts, numbers[day], stopOf(day));
  const fromState = () => {
    const { day, part } = read();
    const key = `${part} ${day}`;
    if (key === seen) return; // another part of the state changed: view, layers
    seen = key;
    if (isLeading) return;
    led = '';
    const stop = (document.getElementById(part)?.closest('li.stop')?.id || part).replace('stop-', '');
    const at = days.indexOf(day);
    const moment = at >= 0 ? momentOf(parts, numbers[at], stop || stopOf(at)) : arrivalAt(parts, stop);
    if (moment === null) clear();
    else put(moment);
    for (const listener of listeners) listener();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const [at, day] = [time || 0, dayOf(time || 0)];
    const last = days.length - 1;
    const steps = {
      ArrowRight: () => toDay(Number.isNaN(time) ? 0 : Math.min(last, day + 1)), ArrowLeft: () => toDay(Math.max(0, day - 1)),
      PageUp: () => nextStop(parts, at, 1), PageDown: () => nextStop(parts, at, -1), Home: () => toDay(0), End: () => toDay(last),
    };
    const key = { ArrowUp: 'ArrowRight', ArrowDown: 'ArrowLeft' }[event.key] || event.key;
    const chosen = steps[/** @type {keyof typeof steps} */ (key)];
    if (!chosen) return;
    event.preventDefault();
    step(chosen());
  };

  let isDragged = false;
  range.addEventListener('keydown', keys);
  range.addEventListener('input', () => {
    lead(Number(range.value), { push: !isDragged });
    isDragged = true;
    for (const listener of listeners) listener();
  });
  range.addEventListener('change', () => (isDragged = false));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.tl-step'))) {
    button.addEventListener('click', () => {
      const way = /** @type {1 | -1} */ (Number(button.dataset.step));
      step(Number.isNaN(time) ? 0 : nextStop(parts, time, way));
      say(range.getAttribute('aria-valuetext') || '');
    });
  }
  root.querySelector('.tl-days')?.setAttribute('inert', '');
  subscribe(fromState);
  fromState();
  if (Number.isNaN(time)) clear();
  if (read().day && !read().part && !Number.isNaN(time)) lead(time); // a day alone leads to its stop too
  const say = (/** @type {string} */ text) => {
    const live = document.querySelector('#map-holder [role=status]');
    if (live) live.textContent = text;
  };
  const onLed = (/** @type {() => void} */ listener) => void listeners.push(listener);
  ride(kit, { root, range, parts, now: () => time, lead, say, onLed });
  offerSheet(root);
}

/**
 * The traveller on the map and the play are fetched when they are first asked for.
 * @param {import('./visitor.js').Kit} kit
 * @param {Time} time
 */
function ride(kit, time) {
  /** @type {Promise<any> | null} */
  let asked = null;
  const fetched = () => (asked ||= import('./play.js').then(({ offerPlay }) => offerPlay(kit, time)));
  time.range.addEventListener('input', () => void fetched(), { once: true });
  time.range.addEventListener('keydown', () => void fetched(), { once: true });
  time.root.querySelector('.tl-play')?.addEventListener('click', () => void fetched().then((play) => play.toggle()));
}
