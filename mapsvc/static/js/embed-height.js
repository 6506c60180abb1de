// @ts-check
/**
 * An embed tells the page around it how high it would like to be: `{type: 'mapsvc:height', id, height}`, `id` that of its
 * journey, `height` in pixels, at first and whenever it changes. A page that comes later asks by `{type: 'mapsvc:ready'}`.
 */

/**
 * To whom the message goes: the origin of the page around, where the browser says it. A referrer of our own says nothing:
 * the visitor may have come from another embed in the same frame.
 * @param {string | undefined} ancestor nearest of `location.ancestorOrigins`, which not every browser has
 * @param {string} referrer
 * @param {string} own origin
 */
export function originOf(ancestor, referrer, own) {
  if (ancestor && /^https?:/.test(ancestor)) return ancestor;
  const from = !ancestor && /^https?:/.test(referrer) ? new URL(referrer).origin : own;
  return from === own ? '*' : from; // a height is no secret, and the page around may be a file
}

const BARS = '.embed-ideal, .timeline, .embed-foot';
let target = '*';

function ideal() {
  let height = 0;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(BARS))) height += part.offsetHeight;
  return height;
}

/** @param {(height: number) => object} message */
function keepTelling(message) {
  let before = 0;
  const send = () => {
    const height = ideal();
    if (height === before) return;
    before = height;
    window.parent.postMessage(message(height), target);
  };
  const sizes = new ResizeObserver(send);
  for (const part of document.querySelectorAll(BARS)) sizes.observe(part);
  return () => {
    before = 0;
    send();
  };
}

/** @param {string} id of the journey */
export function tellHeight(id) {
  target = originOf(location.ancestorOrigins?.[0], document.referrer, location.origin);
  const again = keepTelling((height) => ({ type: 'mapsvc:height', id, height }));
  window.addEventListener('message', ({ data, origin, source }) => {
    if (source !== window.parent || !data || data.type !== 'mapsvc:ready') return;
    if (/^https?:/.test(origin)) target = origin;
    again();
  });
}

/**
 * WordPress has words of its own for height and links, and frames what it does not know so that no link opens by itself.
 * @param {string} secret by which it knows the frame
 */
export function speakWith(secret) {
  const again = keepTelling((value) => ({ message: 'height', value, secret }));
  window.addEventListener('message', ({ data, source }) => {
    if (source === window.parent && data && data.message === 'ready' && data.secret === secret) again();
  });
  document.addEventListener('click', ({ target: pressed }) => {
    const link = pressed instanceof Element ? pressed.closest('a') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target === '_self') return;
    window.parent.postMessage({ message: 'link', value: link.href, secret }, target);
  });
}
