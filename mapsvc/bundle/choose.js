// @ts-check
/** The first page leads on to the language that the browser wishes; what the address asks for goes along. */
(() => {
  'use strict';
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('a[hreflang]')]);
  const wished = navigator.languages.map((one) => one.slice(0, 2).toLowerCase());
  const spoken = wished.find((one) => links.some(({ hreflang }) => hreflang === one));
  const chosen = links.find(({ hreflang }) => hreflang === spoken) || links[0];
  location.replace(chosen.href + location.search + location.hash);
})();
