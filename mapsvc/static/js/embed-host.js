// @ts-check
/**
 * For pages that show an embed: `<script async src="https://…/embed.js"></script>` gives each of its frames the height that
 * it tells. Only frames of the service that this script came from are heard, and only about themselves.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const home = new URL('embed/', script.src);
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(home.href));
  // A page in a sandbox has no origin; that it is the one in this frame is all that can be known of it.
  const isApart = (/** @type {HTMLIFrameElement} */ { sandbox }) => sandbox.length > 0 && !sandbox.contains('allow-same-origin');
  window.addEventListener('message', ({ data, origin, source }) => {
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame || !(origin === home.origin || (origin === 'null' && isApart(frame)))) return;
    const height = data && data.type === 'mapsvc:height' ? Math.round(data.height) : 0;
    if (height >= 100 && height <= 4000) frame.style.height = `${height}px`;
  });
  // Those that spoke before this was there speak again; the question says nothing, so that anyone may hear it.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ type: 'mapsvc:ready' }, '*');
})();
