// @ts-check
/**
 * The registry of a bundle's modules. A page says in `data-run` which of them it begins with; what is not in this
 * script comes with the other one, when it is first asked for. What modules fetch is told by a script beside it, with
 * `.js` behind its name: a page that is a file may load scripts, and nothing else.
 */
(() => {
  'use strict';
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {Map<string, (...tools: any[]) => Record<string, unknown>>} */
  const makers = new Map();
  /** @type {Map<string, Record<string, unknown>>} */
  const made = new Map();
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {Map<string, string>} */
  const told = new Map();

  const load = (/** @type {string} */ address) => {
    const known = loading.get(address);
    if (known) return known;
    const coming = new Promise((/** @type {(none: void) => void} */ done, fail) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => done();
      script.onerror = () => (loading.delete(address), fail(new TypeError(`not in the bundle: ${address}`)));
      document.head.append(script);
    });
    loading.set(address, coming);
    return coming;
  };
  const need = (/** @type {string} */ name) => {
    const ready = made.get(name);
    if (ready) return ready;
    const make = makers.get(name);
    if (!make) throw new TypeError(`not in the bundle: module ${name}`);
    const exports = make(need, bring, String(new URL(name, own.src)), take);
    made.set(name, exports);
    return exports;
  };
  const bring = async (/** @type {string} */ name) => {
    if (!makers.has(name)) await load(String(new URL('REST', own.src)));
    return need(name);
  };
  /** Stands for `fetch` in our modules. */
  const take = async (/** @type {string | URL} */ asked) => {
    const { href } = new URL(String(asked), document.baseURI);
    const script = `${href.replace(/[?#].*$/, '')}.js`;
    await load(script);
    return new Response(told.get(script));
  };
  Object.assign(window, {
    mapsvcBundle: {
      define: (/** @type {string} */ name, /** @type {any} */ make) => makers.set(name, make),
      tell: (/** @type {string} */ text) => {
        const teller = /** @type {HTMLScriptElement} */ (document.currentScript);
        told.set(teller.src, text);
      },
      run: async () => {
        for (const name of (own.dataset.run || '').split(' ').filter(Boolean)) await bring(name);
      },
    },
  });
})();
