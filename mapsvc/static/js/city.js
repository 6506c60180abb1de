// @ts-check
/**
 * A city opens its days: what was visited, told under the stop, and its venues on the map. The days come from the stop's
 * own page, fetched once, when they are first asked for.
 */

import { leave } from './leave.js';
import { pointOf } from './mentions.js';
import { adopt, pageOf } from './originals.js';
import { read, subscribe, write } from './state.js';
import { needStyle } from './styles.js';
import { bringIntoView, isStill, within } from './view.js';

const CLOSEST = 14;

/**
 * What of a stop's page is told in the list: contradictions, the days with their visits.
 * @param {Document} page
 * @param {string} address of that page
 */
function daysOf(page, address) {
  const section = document.createElement('div');
  section.className = 'city-days';
  const notes = page.querySelectorAll('.story > .note, [aria-labelledby="leg-heading"] .note');
  const visits = page.querySelector('[aria-labelledby="visits-heading"]')?.querySelectorAll(':scope > .day, :scope > .visits') || [];
  let day = '';
  for (const part of [...notes, ...visits]) {
    const own = adopt(/** @type {HTMLElement} */ (part), address);
    if (own.matches('.day')) {
      const heading = document.createElement('h4');
      heading.className = 'day';
      day = own.dataset.day || '';
      if (day) heading.dataset.day = day;
      heading.append(...own.childNodes);
      section.append(heading);
    } else {
      for (const visit of own.querySelectorAll('.visit')) if (day) /** @type {HTMLElement} */ (visit).dataset.day = day;
      section.append(own);
    }
  }
  return section;
}

/**
 * The address names a visit with its day; one without a day keeps, where it is not chosen anew, the day of the address.
 * @param {HTMLElement} visit
 * @param {{push?: boolean}} [how] as `write` takes it
 */
function chooseVisit(visit, how = { push: true }) {
  write({ part: visit.id, day: visit.dataset.day || (how.push ? '' : read().day) }, how);
}

/**
 * The venues of a city as small marks, each showing its visit when it is pointed at or pressed.
 * @param {any} L
 * @param {HTMLElement} section
 * @param {string} style classes of the stop's own mark
 */
function venuesOf(L, section, style) {
  const group = L.layerGroup();
  /** @type {import('./lettering.js').Item[]} */
  const items = [];
  /** @type {Map<string, {marker: any, visits: HTMLElement[]}>} */
  const venues = new Map();
  for (const visit of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('.visit[data-at]'))) {
    const at = visit.dataset.at || '';
    const known = venues.get(at);
    if (known) {
      known.visits.push(visit);
      continue;
    }
    const html = document.createElement('span');
    html.className = 'disc';
    html.setAttribute('aria-hidden', 'true');
    const said = document.createElement('span');
    said.className = 'sr';
    said.textContent = visit.querySelector('.venue')?.textContent || '';
    const holder = document.createElement('span');
    holder.append(said, html);
    const icon = L.divIcon({ className: `mark is-venue is-hollow ${style}`, html: holder, iconSize: [12, 12] });
    const marker = L.marker(pointOf(at), { icon, riseOnHover: true }).addTo(group);
    venues.set(at, { marker, visits: [visit] });
    const facts = { id: visit.id, href: `#${visit.id}`, rank: 5, name: said.textContent, dates: '', modern: '', isSide: false, isVenue: true };
    items.push({ marker, facts });
  }
  for (const { marker, visits } of venues.values()) {
    const light = (/** @type {boolean} */ isOn) => () => {
      for (const visit of visits) visit.classList.toggle('is-shown', isOn);
      marker.getElement()?.classList.toggle('is-shown', isOn);
    };
    marker.on('mouseover focus', light(true)).on('mouseout blur', light(false));
    marker.on('click keypress', (/** @type {any} */ event) => {
      if (event.type === 'keypress' && !['Enter', ' '].includes(event.originalEvent.key)) return;
      visits[0].scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'center' });
      chooseVisit(visits[0]);
    });
    for (const visit of visits) {
      for (const kind of ['mouseenter', 'focusin']) visit.addEventListener(kind, light(true));
      for (const kind of ['mouseleave', 'focusout']) visit.addEventListener(kind, light(false));
    }
  }
  /** The venue of the visit that is read: its mark stands out, in view where it `pans`; other marks do not. */
  const point = (/** @type {string} */ part, /** @type {any} */ map, pans = true) => {
    for (const { marker, visits } of venues.values()) {
      const isRead = visits.some(({ id }) => id === part);
      marker.getElement()?.classList.toggle('is-read', isRead);
      if (isRead && pans) bringIntoView(map, marker.getLatLng());
    }
  };
  return { group, items, point };
}

/**
 * @param {import('./visitor.js').Kit} kit
 * @param {ReturnType<typeof import('./follow.js').follow>} list
 */
export function openCities({ L, map, items, showAll }, { choose, refresh, watch }) {
  const closest = (/** @type {HTMLElement} */ city) => /** @type {HTMLElement} */ (city.closest('li.stop'));
  const own = items.length;
  /** @type {Map<Element, ReturnType<typeof venuesOf>>} */
  const groups = new Map();
  /** @type {Map<Element, Promise<void>>} */
  const filling = new Map();
  let isOpening = Boolean(read().view); // the address says what the map shows
  const fill = async (/** @type {HTMLDetailsElement} */ city) => {
    const address = /** @type {HTMLAnchorElement} */ (city.querySelector('.more a')).href;
    const [page] = await Promise.all([pageOf(address), needStyle('texts')]);
    const section = daysOf(page, address);
    city.insertBefore(section, city.querySelector('.more'));
    section.addEventListener('click', ({ target }) => {
      const visit = target instanceof Element && !target.closest('a, summary') ? target.closest('.visit') : null;
      if (visit instanceof HTMLElement && !String(getSelection())) chooseVisit(visit);
    });
    watch(section.querySelectorAll('.visit[data-day]')); // one without a day leaves the needle where it is
    const style = items.find(({ facts }) => facts.href === `#${closest(city).id}`)?.marker.getElement().className || '';
    groups.set(city, venuesOf(L, section, style.split(' ').filter((/** @type {string} */ one) => /^fill-|^(square|diamond|triangle|hexagon|house|shield|cross)$/.test(one)).join(' ')));
  };
  const turn = async (/** @type {HTMLDetailsElement} */ city) => {
    if (city.open && !groups.has(city)) {
      city.setAttribute('aria-busy', 'true');
      if (!filling.has(city)) filling.set(city, fill(city));
      await filling.get(city)?.catch(() => leave(/** @type {HTMLAnchorElement} */ (city.querySelector('.more a')).href));
      city.removeAttribute('aria-busy');
    }
    const venues = groups.get(city);
    if (!venues) return;
    for (const other of groups.values()) other.group.remove();
    items.splice(own, items.length, ...(city.open ? venues.items : []));
    if (city.open) venues.group.addTo(map);
    map.fire('relabel');
    if (!city.open) return showAll();
    if (!read().part.startsWith('visit-')) choose(closest(city).id);
    const points = venues.items.map((/** @type {import('./lettering.js').Item} */ { marker }) => marker.getLatLng());
    venues.point(read().part, map, false);
    if (points.length && !isOpening) map.fitBounds(L.latLngBounds(points), { maxZoom: CLOSEST, ...within(map, 40, 40), animate: !isStill() });
  };
  // The needle's day, where its city is open, leads the story there; the visit that is read leads the map to its venue.
  subscribe(({ day, part }, cause) => {
    for (const [city, { point }] of groups) if (/** @type {HTMLDetailsElement} */ (city).open) point(part, map, !isOpening);
    const heading = day && cause === 'write' && part.startsWith('stop-') ? document.querySelector(`#${CSS.escape(part)} .day[data-day="${day}"]`) : null;
    heading?.scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
  });
  const cities = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details.city')]);
  for (const city of cities) city.addEventListener('toggle', () => void turn(city));
  for (const city of cities) if (city.open) void turn(city); // opened before this was there
  void openVisit(cities, turn).finally(() => {
    if (read().part) refresh(); // else a stop that is in focus already would lose its mark
    // The timeline shows the day of the visit too, which an address need not give.
    const visit = read().part.startsWith('visit-') && document.getElementById(read().part);
    if (visit) chooseVisit(visit, {});
    isOpening = false;
  });
}

/**
 * An address that names a visit opens its city: that of the day, or whose name the visit's id begins with, else each in
 * turn until it is found.
 * @param {HTMLDetailsElement[]} cities
 * @param {(city: HTMLDetailsElement) => Promise<void>} turn
 */
async function openVisit(cities, turn) {
  const { part, day } = read();
  if (!part.startsWith('visit-') || document.getElementById(part)) return;
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(`#timeline a[data-day="${day}"]`));
  const nearness = (/** @type {HTMLElement} */ city) => {
    const stop = (city.closest('li.stop')?.id || '').replace('stop-', '');
    return 2 * Number(link?.hash === `#stop-${stop}`) + Number(part.startsWith(`visit-${stop}-`));
  };
  for (const city of [...cities].sort((one, other) => nearness(other) - nearness(one))) {
    const page = await pageOf(/** @type {HTMLAnchorElement} */ (city.querySelector('.more a')).href).catch(() => null);
    if (!page?.getElementById(part)) continue; // nothing opens for a visit that is nowhere
    city.open = true;
    await turn(city);
    return document.getElementById(part)?.scrollIntoView({ behavior: 'instant', block: 'start' });
  }
}
