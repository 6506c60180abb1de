// @ts-check
/** What every page can do beside its map. A behaviour is loaded when it is first asked for. */

// An exhibit; the window remembers it, should a finger be faster than this. Until all is there nothing leads out.
if (/[?&]kiosk=1/.test(location.search + window.name)) {
  const wait = (/** @type {Event} */ event) => event.preventDefault();
  window.addEventListener('click', wait, true);
  void import('./kiosk.js').finally(() => window.removeEventListener('click', wait, true));
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a.who') : null;
  if (!(link instanceof HTMLAnchorElement) || !('popover' in link)) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const follow = () => void import('./leave.js').then(({ leave }) => leave(link.href));
  import('./who.js').then(({ showEntry }) => showEntry(link)).catch(follow);
});

// The list of journeys closes as any menu does.
const menu = document.querySelector('details.switch');
document.addEventListener('click', ({ target }) => menu?.contains(/** @type {Node} */ (target)) || menu?.removeAttribute('open'));
menu?.addEventListener('keydown', (event) => {
  if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || !menu.hasAttribute('open')) return;
  menu.removeAttribute('open');
  menu.querySelector('summary')?.focus();
  event.stopPropagation();
});

document.addEventListener('toggle', (event) => {
  const sheet = event.target;
  if (!(sheet instanceof HTMLDetailsElement) || !sheet.open || !sheet.classList.contains('share')) return;
  void import('./share.js').then(({ openSheet }) => openSheet(sheet));
}, true);
// Opened before this was there.
document.querySelector('details.share[open]')?.dispatchEvent(new Event('toggle'));
