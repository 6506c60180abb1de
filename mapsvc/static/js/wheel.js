// @ts-check
/** The wheel over a map: it scrolls the page, as everywhere, until the visitor shows that the map is meant. */

/**
 * The wheel zooms only after a click or with Ctrl; else it scrolls the page, and a hint says so.
 * @param {any} map
 * @param {HTMLElement} holder
 * @param {string} text
 */
export function guardWheel(map, holder, text) {
  const container = map.getContainer();
  const hint = document.createElement('p');
  hint.className = 'map-hint';
  hint.setAttribute('aria-hidden', 'true');
  hint.textContent = text;
  holder.append(hint);
  let timer = 0;
  const wake = () => map.scrollWheelZoom.enable();
  const sleep = () => map.scrollWheelZoom.disable();
  container.addEventListener('pointerdown', wake);
  container.addEventListener('pointerleave', sleep);
  container.addEventListener(
    'wheel',
    (/** @type {WheelEvent} */ event) => {
      if (event.ctrlKey || map.scrollWheelZoom.enabled()) {
        if (!map.scrollWheelZoom.enabled()) {
          event.preventDefault();
          wake();
        }
        return;
      }
      hint.classList.add('is-on');
      clearTimeout(timer);
      timer = window.setTimeout(() => hint.classList.remove('is-on'), 1200);
    },
    { capture: true, passive: false },
  );
}
