// @ts-check
/**
 * The journey in play: time runs, the traveller goes along its legs, map, list and address follow. Whoever asks for no
 * motion gets cuts from stop to stop. Anything that the visitor does elsewhere pauses it.
 */

import { nextStop, paced, partAt } from './band.js';
import { traveller } from './traveller.js';
import { isStill } from './view.js';

const PACES = [1, 2, 0.5];
const CUT_MS = 2600;
const LONGEST_FRAME_MS = 100;

/**
 * @param {import('./visitor.js').Kit} kit
 * @param {import('./time.js').Time} time
 */
export function offerPlay(kit, time) {
  const { root, range, parts } = time;
  const button = /** @type {HTMLElement} */ (root.querySelector('.tl-play'));
  const pacer = /** @type {HTMLElement} */ (root.querySelector('.tl-pace'));
  const label = button.getAttribute('aria-label') || '';
  const seconds = paced(parts);
  const who = traveller(kit);
  const end = Number(range.max);
  let [isPlaying, isOurs, pace, before, frame, cut, told, turned] = [false, false, 1, 0, 0, 0, '', 0];

  const lead = (/** @type {number} */ moment) => {
    isOurs = true;
    time.lead(moment);
    isOurs = false;
    const part = partAt(parts, moment);
    who.stand(part, moment);
    if (part.kind === 'stay' && part.stop !== told) {
      told = part.stop;
      time.say(range.getAttribute('aria-valuetext') || '');
    }
  };
  const run = (/** @type {number} */ now) => {
    if (!isPlaying) return;
    const quick = Number(root.dataset.pace) || 1; // tests play an hour in a minute
    const passed = (Math.min(LONGEST_FRAME_MS, now - before) / 1000) * pace * quick;
    before = now;
    let [moment, left] = [time.now() || 0, passed];
    for (let at = parts.indexOf(partAt(parts, moment)); left > 0 && at < parts.length; at += 1) {
      const { start, end: stop } = parts[at];
      const whole = seconds[at] || 0.01;
      const need = whole * (1 - (moment - start) / (stop - start || 1));
      moment = left < need ? moment + ((stop - start) * left) / whole : stop;
      left -= need;
    }
    if (now - turned > 700) {
      who.lead();
      turned = now;
    }
    lead(moment);
    if (moment >= end) pause();
    else frame = requestAnimationFrame(run);
  };
  const next = () => {
    const moment = nextStop(parts, time.now() || 0, 1);
    if (moment <= (time.now() || 0)) return pause();
    lead(moment);
    cut = window.setTimeout(next, CUT_MS / pace);
  };
  const pause = () => {
    if (!isPlaying) return;
    isPlaying = false;
    cancelAnimationFrame(frame);
    clearTimeout(cut);
    root.classList.remove('is-playing');
    button.setAttribute('aria-label', label);
  };
  const play = () => {
    isPlaying = true;
    root.classList.add('is-playing');
    button.setAttribute('aria-label', button.dataset.pause || '');
    if (!(time.now() < end - 0.01)) lead(0);
    if (isStill()) return void (cut = window.setTimeout(next, CUT_MS / 4));
    before = performance.now();
    frame = requestAnimationFrame(run);
  };

  pacer.addEventListener('click', () => {
    pace = PACES[(PACES.indexOf(pace) + 1) % PACES.length];
    const text = `${String(pace).replace('.', document.documentElement.lang === 'en' ? '.' : ',')}×`;
    pacer.textContent = text;
    pacer.setAttribute('aria-label', `${pacer.dataset.label}: ${text}`);
  });
  // The visitor leads: what is done to map, list or story pauses; the map's own panning after the traveller does not.
  const container = kit.map.getContainer();
  for (const sign of ['pointerdown', 'wheel', 'keydown']) container.addEventListener(sign, pause, { passive: true });
  for (const sign of ['wheel', 'touchmove']) window.addEventListener(sign, pause, { passive: true });
  document.querySelector('.map-buttons')?.addEventListener('click', pause);
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (!isPlaying || event.key !== 'Escape') return;
    event.preventDefault(); // the next one lets the stop go
    pause();
  };
  document.addEventListener('keydown', escape, true);
  time.onLed(() => {
    if (isOurs) return;
    pause();
    if (Number.isNaN(time.now())) who.leave();
    else who.stand(partAt(parts, time.now()), time.now());
  });
  if (!Number.isNaN(time.now())) who.stand(partAt(parts, time.now()), time.now());
  return { toggle: () => (isPlaying ? pause() : play()) };
}
