// @ts-check
/**
 * What a visitor needs who does something is fetched when the first sign of one comes: a finger, a key, a scroll.
 * A page that is only looked at does not pay for it. What was pressed in the meantime is pressed again then.
 */

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focusin', 'wheel'];
const DEEDS = ['click', 'keydown', 'input', 'change'];
const KEYS = ['Enter', ' ', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Escape'];

/**
 * @param {string} ours what answers only when the rest is there
 * @param {() => Promise<void>} start
 */
export function whenVisited(ours, start) {
  /** @type {Array<() => void>} */
  const waiting = [];
  const held = (/** @type {Event} */ event) => {
    const target = event.target instanceof Element ? event.target.closest(ours) : null;
    const isKey = event instanceof KeyboardEvent;
    if (!target || (isKey && (!KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey))) return;
    const key = isKey ? event.key : '';
    if (target.matches('h3 a') && (!key || key === 'Enter')) return; // leads on as any link
    event.stopPropagation();
    if (target instanceof HTMLInputElement && !isKey) {
      const { value } = target;
      return void waiting.push(() => ((target.value = value), target.dispatchEvent(new Event(event.type, { bubbles: true }))));
    }
    event.preventDefault();
    const again = () => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const isPress = !isKey || (['Enter', ' '].includes(key) && !target.matches('input'));
    waiting.push(isPress ? () => /** @type {HTMLElement} */ (target).click() : again);
  };
  const first = () => {
    for (const sign of SIGNS) window.removeEventListener(sign, first, true);
    for (const kind of DEEDS) window.addEventListener(kind, held, true);
    // Where something could not be fetched, what was pressed does what it does without a script.
    void start().finally(() => {
      for (const kind of DEEDS) window.removeEventListener(kind, held, true);
      waiting.forEach((act) => act());
    });
  };
  for (const sign of SIGNS) window.addEventListener(sign, first, { capture: true, passive: true });
  if (location.hash || /[?&](day|view|layers|labels)=/.test(location.search)) first();
}
