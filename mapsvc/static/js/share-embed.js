// @ts-check
/** The code that puts what is shown into another site, within the share sheet; the service makes it, for every choice anew. */

import { pageOf } from './originals.js';

/**
 * Show the form in the place of the link that leads to it.
 * @param {HTMLAnchorElement} link
 * @param {string} path of the page in its state
 * @param {(text: string, marked: HTMLElement) => Promise<boolean>} copy
 */
export async function offerCode(link, path, copy) {
  const place = /** @type {HTMLElement} */ (link.closest('.share-embed'));
  const show = async (/** @type {URLSearchParams} */ query, /** @type {string} */ field) => {
    place.setAttribute('aria-busy', 'true');
    const page = await pageOf(`${link.pathname}?${query}`);
    const form = document.importNode(/** @type {HTMLFormElement} */ (page.querySelector('.embed-choice')), true);
    for (const part of form.querySelectorAll('.embed-apply')) part.remove();
    for (const hidden of form.querySelectorAll('[data-act]')) hidden.removeAttribute('hidden');
    form.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      void show(new URLSearchParams(/** @type {any} */ (new FormData(form))), target.name);
    });
    form.addEventListener('click', async ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      const code = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
      if (!button || !(await copy(code.value, code))) return;
      const said = button.textContent;
      button.textContent = button.dataset.copied || '';
      window.setTimeout(() => (button.textContent = said), 2000);
    });
    place.replaceChildren(form);
    place.removeAttribute('aria-busy');
    const next = /** @type {HTMLElement} */ (form.querySelector(field ? `[name="${field}"]` : 'select'));
    next.focus({ preventScroll: true });
  };
  const query = new URLSearchParams(link.search);
  query.set('path', path);
  await show(query, '');
}
