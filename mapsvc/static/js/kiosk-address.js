// @ts-check
/**
 * What the address says of the exhibit, `?kiosk=1&idle=90`, and which addresses belong to it. Pure: a test reads it.
 *
 * Each link within the exhibit carries `kiosk`, `idle` and `home` on; `home` is where the first page was opened, and
 * where a visitor who has gone is forgotten. `loop` starts the page with the loop that attracts the next one.
 *
 * @typedef {{idle: number, home: string, isLoop: boolean}} Exhibit `idle`: seconds; `home`: an address on this host
 */

const NAMES = ['kiosk', 'idle', 'home', 'loop'];
const [SHORTEST_S, USUAL_S, LONGEST_S] = [10, 90, 3600];
const OTHER_PARTS = /^(?:[a-z]{2}\/)?(?:api|data|print|ogc|oembed|embed|reconcile|share|assets|healthz|problems)(?:[/.]|$)/;
const OTHER_FILES = /\.(?!html?$)[a-z0-9]{1,12}$/i;

/**
 * The address without what is only said of the exhibit.
 * @param {URL} url
 */
export function plain(url) {
  const copy = new URL(url);
  for (const name of NAMES) copy.searchParams.delete(name);
  return copy;
}

/**
 * Path, query and fragment: what an address says within its host.
 * @param {URL} url
 */
export const within = ({ pathname, search, hash }) => pathname + search + hash;

/**
 * `page` of the exhibit, `file` of the same host that is none, or `outside`.
 * @param {URL} url
 * @param {URL} base of a page of the exhibit: what follows their common folder tells
 * @returns {'page' | 'file' | 'outside'}
 */
export function kindOf(url, base) {
  if (url.protocol !== base.protocol || url.host !== base.host || !/^(https?|file):$/.test(url.protocol)) return 'outside';
  const [steps, others] = [url.pathname.split('/'), base.pathname.split('/')];
  let same = 0;
  while (same < Math.min(steps.length, others.length) - 1 && steps[same] === others[same]) same += 1;
  const rest = steps.slice(same).join('/');
  return OTHER_PARTS.test(rest) || OTHER_FILES.test(rest) ? 'file' : 'page';
}

/**
 * @param {URL} here the page's address
 * @param {URL} base the first page of the site, as pages link to it
 * @returns {Exhibit}
 */
export function exhibitFrom(here, base) {
  const asked = Number(here.searchParams.get('idle') || NaN);
  const idle = asked > 0 ? Math.min(LONGEST_S, Math.max(SHORTEST_S, Math.round(asked))) : USUAL_S;
  const text = here.searchParams.get('home');
  let home = plain(here);
  if (text !== null) {
    try {
      const told = plain(new URL(text, here));
      home = kindOf(told, base) === 'page' ? told : plain(base);
    } catch {
      home = plain(base); // an address that somebody cut
    }
  }
  home.hash = '';
  return { idle, home: within(home), isLoop: here.searchParams.get('loop') === '1' };
}

/**
 * An address with what the window remembers of the exhibit, where a link that was pressed too early has lost it.
 * @param {URL} here
 * @param {string} memory the query that a page before has left, such as `?kiosk=1&idle=90&home=%2F`
 */
export function remembered(here, memory) {
  const [whole, known] = [new URL(here), new URLSearchParams(memory)];
  if (whole.searchParams.has('kiosk')) return whole;
  for (const [name, value] of known) if (NAMES.includes(name)) whole.searchParams.set(name, value);
  return whole;
}

/**
 * An address with the exhibit's own parameters at its end, in one order: the same page has the same address.
 * @param {URL} url
 * @param {Exhibit} exhibit
 */
export function carried(url, { idle, home, isLoop }) {
  const goal = plain(url);
  goal.searchParams.set('kiosk', '1');
  goal.searchParams.set('idle', String(idle));
  goal.searchParams.set('home', home);
  if (isLoop) goal.searchParams.set('loop', '1');
  goal.search = goal.search.replaceAll('%2C', ','); // as state.js writes it
  return goal;
}

/**
 * Whether a telephone somewhere else could open an address: not a file, not this machine, not a name of this house.
 * @param {string} href
 */
export function isPublic(href) {
  const { protocol, hostname } = new URL(href, 'file:///');
  return /^https?:$/.test(protocol) && hostname.includes('.') && !/^(127\.|0\.|\[)|\.local$/.test(hostname);
}
