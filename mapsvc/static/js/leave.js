// @ts-check

/**
 * Go to another page; from a frame in somebody else's page in a window of its own, for there no other page may be shown.
 * @param {string} href
 */
export function leave(href) {
  if (document.documentElement.dataset.embed) window.open(href, '_blank', 'noopener');
  else location.assign(href);
}
