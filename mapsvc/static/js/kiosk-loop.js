// @ts-check
/**
 * What attracts a visitor: the page's own map, large, on which the journeys are drawn one after the other, and in each
 * language a button to begin with. It changes sides with each journey and is never quite still, so that nothing is burnt
 * into the screen; whoever asks for no motion gets cuts.
 */

import { tracksOf } from './kiosk-tracks.js';
import { WORDS } from './kiosk-words.js';
import { made } from './kiosk-dialogs.js';
import { isStill } from './view.js';

const [LONGEST_LEG_S, SHORTEST_LEG_S, JOURNEY_S, REST_S, END_S, CUT_S] = [6, 0.9, 26, 0.9, 7, 1.8];
const DIM_AFTER = 12; // journeys: nobody has been here for some ten minutes
const LEAVE_S = 0.35;

/**
 * @param {() => number} quick how many times faster than life
 * @param {{ended: (lang: string) => void, turned: () => void}} told `ended`: by a touch or a key, with the language of the
 *   button that was touched; `turned`: all journeys were shown once
 * @returns {() => void} takes the loop away
 */
export function startLoop(quick, { ended, turned }) {
  const root = document.documentElement;
  const dialog = /** @type {HTMLDialogElement} */ (made('dialog', 'kiosk-loop'));
  const heading = document.querySelector('main h1')?.textContent?.trim() || document.title;
  const [label, title, days, spot] = [made('div', 'kiosk-label'), made('p', 'kiosk-journey'), made('p', 'kiosk-days'), made('p', 'kiosk-spot')];
  const buttons = Object.keys(WORDS).map((lang) => Object.assign(made('button', 'kiosk-begin', WORDS[lang].begin), { lang, type: 'button' }));
  const begin = made('div', 'kiosk-begins');
  begin.append(...buttons);
  for (const part of [title, days, spot]) part.setAttribute('aria-hidden', 'true'); // changes for hours on end
  label.append(made('p', 'kiosk-title', heading), title, days, spot, begin);
  const { stage, journeys: measured } = tracksOf();
  dialog.setAttribute('aria-label', heading);
  dialog.tabIndex = -1;
  dialog.append(stage, label);
  document.body.append(dialog);
  dialog.showModal();
  const journeys = measured();
  dialog.focus(); // none of the buttons before the others
  root.classList.add('is-looping');

  let [timer, shown] = [0, 0];
  /** @type {Animation | undefined} */
  let drawing;
  const wait = (/** @type {number} */ seconds, /** @type {() => void} */ then) => {
    timer = window.setTimeout(then, (seconds * 1000) / quick());
  };
  const journey = () => {
    if (!journeys.length) return wait(JOURNEY_S, rest);
    const now = journeys[shown % journeys.length];
    const whole = now.legs.reduce((sum, { length }) => sum + length, 0) || 1;
    dialog.classList.toggle('is-turned', shown % 2 === 1);
    dialog.classList.toggle('is-dim', shown >= DIM_AFTER);
    title.textContent = now.title;
    days.textContent = now.days;
    dialog.style.setProperty('--journey', `var(--journey-${now.hue || 'a'})`);
    now.begin();
    const leg = (/** @type {number} */ at) => {
      if (at >= now.legs.length) return wait(END_S, rest);
      const { length, name, draw, done } = now.legs[at];
      spot.textContent = [now.legs[at - 1]?.name, name].filter(Boolean).join(' – ');
      const seconds = Math.min(LONGEST_LEG_S, Math.max(SHORTEST_LEG_S, (JOURNEY_S * length) / whole));
      const arrive = () => {
        done();
        leg(at + 1);
      };
      if (isStill()) return wait(CUT_S, arrive);
      drawing?.cancel();
      drawing = draw((seconds * 1000) / quick());
      wait(seconds, () => {
        done();
        spot.textContent = name;
        wait(REST_S, () => leg(at + 1));
      });
    };
    wait(REST_S, () => leg(0));
  };
  const rest = () => {
    journeys[shown % journeys.length]?.end();
    shown += 1;
    if (!journeys.length || shown % journeys.length === 0) turned();
    journey();
  };

  let isOver = false;
  const remove = () => {
    isOver = true;
    clearTimeout(timer);
    drawing?.cancel();
    window.removeEventListener('keydown', press, true);
    root.classList.remove('is-looping');
    dialog.close();
    dialog.remove();
  };
  /** Stop at once; the picture fades, and takes the rest of the touch with it. */
  const leave = (/** @type {string} */ lang) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    drawing?.pause();
    dialog.classList.add('is-leaving');
    timer = window.setTimeout(() => {
      remove();
      ended(lang);
    }, isStill() ? 0 : (LEAVE_S * 1000) / quick());
  };
  const langOf = (/** @type {EventTarget | null} */ target) =>
    (target instanceof Element && target.closest('.kiosk-begin')?.getAttribute('lang')) || '';
  const press = (/** @type {KeyboardEvent} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(['Enter', ' '].includes(event.key) ? langOf(document.activeElement) : '');
  };
  dialog.addEventListener('pointerdown', ({ target }) => leave(langOf(target)));
  dialog.addEventListener('wheel', () => leave(''), { passive: true });
  dialog.addEventListener('click', ({ target }) => leave(langOf(target))); // as a screen reader presses it
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  window.addEventListener('keydown', press, true);
  journey();
  return remove;
}
