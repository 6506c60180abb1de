// @ts-check
/** On a narrow screen the story is a sheet under the map: pulled up it takes the map's room, pulled down it gives it back. */

const PULL_PX = 24;

/** @param {HTMLElement} root the timeline, which lies between map and story */
export function offerSheet(root) {
  const button = /** @type {HTMLElement} */ (root.querySelector('.tl-sheet'));
  const spread = root.closest('.spread');
  const pull = (/** @type {boolean} */ isTall) => {
    spread?.classList.toggle('is-tall', isTall);
    button.setAttribute('aria-expanded', String(isTall));
    if (isTall && window.scrollY < 40) window.scrollTo({ top: spread?.querySelector('.map')?.clientHeight });
    if (!isTall && window.scrollY < window.innerHeight) window.scrollTo({ top: 0 });
  };
  const read = () => spread?.classList.toggle('is-reading', window.scrollY > 80);
  window.addEventListener('scroll', read, { passive: true });
  read();
  button.addEventListener('click', () => pull(!spread?.classList.contains('is-tall')));
  const head = /** @type {HTMLElement} */ (root.querySelector('.tl-head'));
  let from = NaN;
  head.addEventListener('pointerdown', ({ clientY }) => (from = clientY));
  head.addEventListener('pointercancel', () => (from = NaN));
  head.addEventListener('pointermove', ({ clientY }) => {
    if (!(Math.abs(clientY - from) > PULL_PX) || getComputedStyle(button).display === 'none') return;
    pull(clientY < from);
    from = NaN;
  });
}
