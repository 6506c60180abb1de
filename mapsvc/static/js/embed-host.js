/**
 * For pages that show an embed: `<script async src="https://…/embed.js"></script>` gives each of its frames the height that
 * it tells. Only frames of the service that this script came from are heard, and only about themselves.
 */
(() => {
  const own = document.currentScript && document.currentScript.src;
  if (!own) return;
  const home = new URL('embed/', own);
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(home.href));
  const isOurs = (frame, origin) =>
    origin === home.origin || (origin === 'null' && frame.sandbox.length > 0 && !frame.sandbox.contains('allow-same-origin'));
  window.addEventListener('message', ({ data, origin, source }) => {
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame || !isOurs(frame, origin) || !data || data.type !== 'mapsvc:height') return;
    const height = Math.round(data.height);
    if (height >= 100 && height <= 4000) frame.style.height = `${height}px`;
  });
  // Those that spoke before this was there speak again; the question says nothing, so that anyone may hear it.
  for (const { contentWindow } of frames()) contentWindow.postMessage({ type: 'mapsvc:ready' }, '*');
})();
