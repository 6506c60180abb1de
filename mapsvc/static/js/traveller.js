// @ts-check
/** The traveller: a train, a ship or a car that stands on the real line of a leg, as far along it as the time is. */

import { bringIntoView } from './view.js';

/**
 * @typedef {{lat: number, lng: number}} Spot
 * @typedef {{spots: Spot[], ends: number[]}} Track `ends`: length of the way to each spot
 */

/**
 * The way along a line, measured on a plane that is true enough for shares.
 * @param {Spot[]} spots
 * @returns {Track}
 */
export function trackOf(spots) {
  const ends = [0];
  for (let at = 1; at < spots.length; at += 1) {
    const [one, other] = [spots[at - 1], spots[at]];
    const wide = (other.lng - one.lng) * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
    ends.push(ends[at - 1] + Math.hypot(wide, other.lat - one.lat));
  }
  return { spots, ends };
}

/**
 * Where a share of the way lies; writes into `into`, so that an hour of play makes no rubbish.
 * @param {Track} track
 * @param {number} share 0 to 1
 * @param {Spot} into
 */
export function along({ spots, ends }, share, into) {
  const goal = share * ends[ends.length - 1];
  let [low, high] = [0, ends.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= goal) low = middle;
    else high = middle;
  }
  const length = ends[high] - ends[low];
  const part = length > 0 ? Math.min(1, (goal - ends[low]) / length) : 0;
  into.lat = spots[low].lat + (spots[high].lat - spots[low].lat) * part;
  into.lng = spots[low].lng + (spots[high].lng - spots[low].lng) * part;
  return into;
}

/**
 * @param {import('./visitor.js').Kit} kit
 */
export function traveller({ L, map, legs }) {
  const tracks = new Map(legs.map(({ line, to }) => [to, trackOf(line.getLatLngs())]));
  const name = 'http://www.w3.org/2000/svg';
  const disc = document.createElement('span');
  const svg = document.createElementNS(name, 'svg');
  const use = document.createElementNS(name, 'use');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.append(use);
  disc.append(svg);
  const icon = L.divIcon({ className: 'traveller', html: disc, iconSize: [34, 34] });
  const marker = L.marker([0, 0], { icon, interactive: false, keyboard: false, zIndexOffset: 3000 });
  const spot = L.latLng(0, 0);
  let kind = '';
  return {
    /**
     * Stand where the journey is at a moment; at a stop nobody travels.
     * @param {import('./band.js').Part} part
     * @param {number} time
     */
    stand(part, time) {
      const track = part.kind === 'stay' ? undefined : tracks.get(part.stop);
      if (!track) return void marker.remove();
      along(track, (time - part.start) / (part.end - part.start || 1), spot);
      if (kind !== part.kind) use.setAttribute('href', `#sign-${part.kind}`);
      kind = part.kind;
      marker.setLatLng(spot);
      if (!marker._map) {
        marker.addTo(map);
        marker.getElement().setAttribute('aria-hidden', 'true');
      }
    },
    /** Bring the traveller back into view where the map does not show it. */
    lead() {
      if (marker._map) bringIntoView(map, spot, 0.6);
    },
    /** Leave the map. */
    leave() {
      marker.remove();
    },
  };
}
