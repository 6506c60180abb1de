// @ts-check
/** What the exhibit asks and shows over its pages: whether somebody is still there, and the code of a link that leads out. */

import { say } from './kiosk-words.js';

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function made(tag, className, text = '') {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/**
 * A dialog over all; the browser keeps the focus in it and gives it back. What it shows is said, and nothing is shouted.
 * @param {string} name
 * @param {HTMLElement} title
 * @param {HTMLElement} text
 * @param {HTMLElement[]} parts
 */
function opened(name, title, text, parts) {
  const dialog = /** @type {HTMLDialogElement} */ (made('dialog', `kiosk-card kiosk-${name}`));
  [title.id, text.id] = [`kiosk-${name}-title`, `kiosk-${name}-text`];
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.setAttribute('aria-describedby', text.id);
  dialog.append(title, text, ...parts);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Ask whether somebody is still there; any touch and any key is an answer.
 * @param {number} seconds
 * @param {(isStill: boolean) => void} answer
 * @returns {() => void} takes the question away without an answer
 */
export function askWhether(seconds, answer) {
  const button = made('button', '', say('stay'));
  const [count, bar] = [made('p', 'kiosk-count'), made('p', 'kiosk-bar')];
  const dialog = opened('warning', made('h2', '', say('still')), made('p', '', say('back')), [count, bar, button]);
  for (const part of [count, bar]) part.setAttribute('aria-hidden', 'true'); // the text says it once; numbers would not end
  button.focus();
  const until = performance.now() + seconds * 1000;
  let timer = 0;
  const end = () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', stay, true);
    dialog.close();
  };
  const stay = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
    answer(true);
  };
  const tick = () => {
    const left = Math.max(0, until - performance.now()) / 1000;
    if (left <= 0) {
      end();
      return answer(false);
    }
    count.textContent = `${Math.ceil(left)} ${say('seconds')}`;
    bar.style.setProperty('--left', String(left / seconds));
    timer = window.setTimeout(tick, Math.min(250, left * 1000));
  };
  dialog.addEventListener('pointerdown', stay);
  dialog.addEventListener('click', stay); // as a screen reader presses it
  window.addEventListener('keydown', stay, true);
  timer = window.setTimeout(tick, 0); // answers only to who has the way to take it back
  return end;
}

/**
 * Show where a link leads that this screen does not open.
 * @param {string} address
 * @param {string} code address of its code; empty where there is none
 * @param {boolean} isReachable a telephone could open it
 */
export function showAddress(address, code, isReachable) {
  const button = made('button', '', say('close'));
  const text = made('p', '', say(code ? 'scan' : 'screen'));
  const parts = isReachable ? [made('p', 'kiosk-address', address.replace(/^https?:\/\//, ''))] : [];
  if (code) {
    const picture = Object.assign(document.createElement('img'), { src: code, alt: '', className: 'kiosk-code' });
    picture.addEventListener('error', () => {
      text.textContent = say('screen');
      picture.remove();
    });
    parts.unshift(picture);
  }
  const dialog = opened('away', made('h2', '', say(isReachable ? 'away' : 'apart')), text, [...parts, button]);
  button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close()); // beside it
}
