// @ts-check
/** The share sheet, once it is open: the link to exactly what is shown, its code, copying, sending, printing. */

import { subscribe } from './state.js';
import { needStyle } from './styles.js';

/**
 * The part of an address that the service is asked for: without its host, and without the path it is mounted at.
 * @param {string} href of the page
 * @param {string} action where codes are made, such as /maps/share/qr.svg
 * @returns {string}
 */
export function pathOf(href, action) {
  const { pathname, search, hash } = new URL(href);
  const root = action.slice(0, action.lastIndexOf('/share/'));
  return (pathname.startsWith(root) ? pathname.slice(root.length) : pathname) + search + hash;
}

/**
 * The address of the code of a page in a state; the language of the answer does not matter.
 * @param {string} href
 * @param {string} action
 * @returns {string}
 */
export function codeOf(href, action) {
  return `${action}?${new URLSearchParams({ path: pathOf(href, action) })}`;
}

/**
 * Show in a sheet what the address bar says.
 * @param {HTMLDetailsElement} sheet
 */
function refresh(sheet) {
  const link = /** @type {HTMLElement | null} */ (sheet.querySelector('.share-url'));
  const code = /** @type {HTMLImageElement | null} */ (sheet.querySelector('.share-code')); // a bundle has none
  const label = /** @type {HTMLElement} */ (sheet.querySelector('#share-link-label'));
  const href = window.location.href;
  if (!link || link.textContent === href || window.location.protocol === 'file:') return;
  label.textContent = link.dataset.shown || label.textContent;
  link.textContent = href;
  if (code) code.src = codeOf(href, sheet.dataset.qr || '');
}

/**
 * Fill an open sheet, keep it true while it is open, and make its buttons work.
 * @param {HTMLDetailsElement} sheet
 */
export function openSheet(sheet) {
  void needStyle('share');
  refresh(sheet);
  if (sheet.dataset.ready) return;
  sheet.dataset.ready = 'yes';
  subscribe(() => sheet.open && refresh(sheet));
  for (const hidden of sheet.querySelectorAll('.share-buttons, [data-act="print"]')) hidden.removeAttribute('hidden');
  const send = sheet.querySelector('[data-act="send"]');
  if ('share' in navigator) send?.removeAttribute('hidden');
  sheet.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button, .share-embed > a') : null;
    if (pressed instanceof HTMLAnchorElement) return void embed(event, pressed, sheet.dataset.qr || '');
    if (pressed instanceof HTMLButtonElement && !pressed.closest('.share-embed')) void act(pressed, window.location.href);
  });
}

/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link to the page with the code, which serves where this fails
 * @param {string} action where codes are made
 */
function embed(event, link, action) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  import('./share-embed.js')
    .then(({ offerCode }) => offerCode(link, pathOf(window.location.href, action), copied))
    .catch(() => window.location.assign(link.href));
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} url
 */
async function act(button, url) {
  if (button.dataset.act === 'print') return void window.print();
  if (button.dataset.act === 'send') {
    return void navigator.share({ title: button.dataset.title, url }).catch(() => undefined); // closed again
  }
  const told = button.parentElement?.dataset.copied || '';
  if (!(await copied(url, document.querySelector('.share-url')))) return;
  const said = button.textContent;
  button.textContent = told;
  window.setTimeout(() => (button.textContent = said), 2000);
}

/**
 * Copy a text; a page that is not served securely may only mark it for the visitor to copy.
 * @param {string} text
 * @param {Element | null} shown where it stands
 * @returns {Promise<boolean>}
 */
async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown instanceof HTMLTextAreaElement) shown.select();
    else if (shown) window.getSelection()?.selectAllChildren(shown);
    return false;
  }
}
