// @ts-check
/**
 * Places as small dots that lead to their pages; their names show where there is room, or on touching them. Where they lie
 * closer than a finger can tell apart, the first one stands for all until the visitor comes closer.
 */

import { placeLabels } from './place.js';

const MOST_NAMED = 60;
const FINGER_PX = 24;
const NAMED_FROM = 8.5;

/**
 * @param {any} L Leaflet
 * @param {import('./layer-list.js').Spot[]} spots
 * @param {string} kind venue or place
 */
export function dotLayer(L, spots, kind) {
  const group = L.layerGroup();
  const dots = spots.map(([, lat, lng, name, href, isVague]) => {
    const link = document.createElement('a');
    link.href = href;
    link.setAttribute('aria-label', name);
    link.className = `dot dot-${kind}${isVague ? ' is-vague' : ''}`;
    const label = document.createElement('span');
    label.className = 'dot-name';
    label.textContent = name;
    link.append(label);
    const icon = L.divIcon({ html: link, className: 'dot-mark', iconSize: [0, 0] });
    const marker = L.marker([lat, lng], { icon, keyboard: false, interactive: false, zIndexOffset: -2000 });
    group.addLayer(marker);
    return { link, label, marker };
  });
  const settle = (/** @type {any} */ map) => {
    const view = map.getBounds().pad(0.1);
    const taken = [...map.getContainer().querySelectorAll('.mark')].map((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, reach: (Math.max(width, height) + FINGER_PX) / 2 };
    });
    const corner = map.getContainer().getBoundingClientRect();
    const free = dots.filter(({ link, marker }) => {
      const { x, y } = map.latLngToContainerPoint(marker.getLatLng()).add([corner.left, corner.top]);
      const isFree = view.contains(marker.getLatLng()) && taken.every((one) => Math.hypot(one.x - x, one.y - y) >= one.reach);
      link.hidden = !isFree;
      if (isFree) taken.push({ x, y, reach: FINGER_PX });
      return isFree;
    });
    const near = map.getZoom() >= NAMED_FROM ? free.slice(0, MOST_NAMED) : [];
    const boxes = near.map(({ marker, label }, at) => {
      const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
      const box = { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
      return { id: String(at), rank: 5, box, sizes: [{ width: label.offsetWidth, height: label.offsetHeight }] };
    });
    const origin = map.containerPointToLayerPoint([0, 0]);
    const frame = map.getContainer().getBoundingClientRect();
    const others = [...map.getContainer().querySelectorAll('.mark .disc, .tag:not(.is-off)')].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [dx, dy] = [origin.x - frame.left, origin.y - frame.top];
      return { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy };
    });
    const placed = new Map(placeLabels(boxes, others).map((spot) => [Number(spot.id), spot]));
    for (const { label } of dots) label.classList.remove('is-set');
    near.forEach(({ label, marker }, at) => {
      const spot = placed.get(at);
      if (!spot) return;
      const { x, y } = map.latLngToLayerPoint(marker.getLatLng());
      label.classList.add('is-set');
      label.style.left = `${spot.box.left - x}px`;
      label.style.top = `${spot.box.top - y}px`;
    });
  };
  const onMove = (/** @type {any} */ event) => settle(event.target);
  group.on('add', () => {
    group._map.on('moveend relabel', onMove);
    settle(group._map);
  });
  group.on('remove', () => dots[0]?.marker._map?.off('moveend relabel', onMove));
  return group;
}
