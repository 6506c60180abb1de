// @ts-check
/** The scripts of a map that was a picture until somebody pressed it. */

/**
 * @param {HTMLTemplateElement} sleeping the scripts, as a page has them that is awake from the start
 * @param {HTMLElement} button that was pressed
 * @param {() => void} before what has to be done once Leaflet is there
 */
export async function wake(sleeping, button, before) {
  const isKey = document.activeElement === button;
  button.setAttribute('aria-busy', 'true');
  for (const part of [...document.importNode(sleeping.content, true).children]) {
    const waits = part instanceof HTMLScriptElement && part.src;
    const loaded = waits && new Promise((resolve) => ['load', 'error'].forEach((sign) => part.addEventListener(sign, resolve)));
    document.body.append(part);
    await loaded;
    before();
  }
  button.remove();
  if (isKey) /** @type {HTMLElement | null} */ (document.querySelector('.mark[tabindex="0"]'))?.focus();
}
