// @ts-check

/**
 * Load a style sheet that a page needs only now; one that it has already is not asked for again.
 * @param {string} name a file of `static/css`, without its ending
 * @returns {Promise<void>} kept when the sheet is there
 */
export async function needStyle(name) {
  const href = new URL(`../css/${name}.css`, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
  document.head.append(link);
  await loaded;
}
