// @ts-check
/**
 * One moment through both columns of a comparison: a slider and two buttons step by day, both lines of words, the rows and
 * the marks of the map follow, and the address keeps it as the row's own anchor, `#day-<number>`.
 */

import { read, subscribe, write } from './state.js';
import { bringIntoView, isStill, within } from './view.js';

/**
 * The number of a day that an address names; 0 for none.
 * @param {string} part
 * @param {number} count
 */
export function dayOf(part, count) {
  const number = Number(/^day-(\d{1,4})$/.exec(part)?.[1] || 0);
  return number <= count ? number : 0;
}

/**
 * What a cell of the table says of its day, in short.
 * @param {Element} cell
 */
function saidOf(cell) {
  const text = (/** @type {string} */ one) => [...cell.querySelectorAll(one)].map((part) => (part.textContent || '').trim());
  const where = [...new Set(text('.where a'))].join(' – ');
  return [...text('.days').slice(0, 1), where || text('.way')[0] || ''].filter(Boolean).join(', ') || '–';
}

/**
 * @param {import('./visitor.js').Kit} kit
 * @param {HTMLElement} root
 */
export function offerMoment({ L, map, items, showAll }, root) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('tbody[id^="day-"]')]);
  const range = /** @type {HTMLInputElement} */ (root.querySelector('input'));
  const lines = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.moment-said')]);
  const head = /** @type {HTMLElement} */ (root.querySelector('b'));
  const whole = [head.textContent || '', ...lines.map((line) => line.textContent || '')];
  const heading = (/** @type {HTMLElement} */ row) => (row.querySelector('th')?.textContent || '').trim();
  let shown = 0;

  const show = (/** @type {number} */ day) => {
    if (day === shown) return;
    shown = day;
    range.value = String(day);
    root.classList.toggle('is-set', day > 0);
    const row = rows[day - 1];
    const cells = row ? [...row.querySelectorAll('td')] : [];
    head.textContent = row ? heading(row) : whole[0];
    lines.forEach((line, at) => (line.textContent = row ? saidOf(cells[at]) : whole[at + 1]));
    range.setAttribute('aria-valuetext', row ? [head, ...lines].map((one) => one.textContent).join('; ') : whole[0]);
    for (const one of rows) {
      if (one === row) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
    const places = cells.map((cell) => new Set([...cell.querySelectorAll('[data-place]')].map((one) => one.getAttribute('data-place'))));
    const lit = items.filter(({ marker, facts }) => {
      // Of two delegations each has marks of its own.
      const isHere = cells.some((cell, side) => places[side].has(facts.place || null) && facts.id.startsWith(cell.dataset.journey || ''));
      marker.getElement().classList.toggle('is-now', isHere);
      return isHere;
    });
    const points = lit.map(({ marker }) => marker.getLatLng());
    if (points.length === 1) bringIntoView(map, points[0]);
    else if (!points.every((point) => map.getBounds().contains(point))) {
      map.fitBounds(L.latLngBounds(points), { ...within(map, 60, 60), maxZoom: map.getZoom(), animate: !isStill() });
    }
  };
  const step = (/** @type {number} */ day, push = true) => {
    const next = Math.max(0, Math.min(rows.length, day));
    write({ part: next ? rows[next - 1].id : '' }, { push });
    if (next) rows[next - 1].scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
    else showAll();
  };
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-step]'))) {
    button.addEventListener('click', () => step(shown + Number(button.dataset.step)));
  }
  let isDragged = false;
  range.addEventListener('input', () => {
    step(Number(range.value), !isDragged);
    isDragged = true;
  });
  range.addEventListener('change', () => (isDragged = false));
  const fromState = () => show(dayOf(read().part, rows.length));
  subscribe(fromState);
  fromState();
}
