// @ts-check
/**
 * Which layers are on, as the address keeps it: only what differs from the default, `today,relief,-rivers`.
 *
 * @typedef {{id: string, isOn: boolean}} Layer `isOn`: unless the visitor chooses otherwise
 */

export const LABELS = ['text', 'then', 'today'];

/**
 * @param {Layer[]} layers
 * @param {string} text
 * @returns {Set<string>} what is on
 */
export function choiceFrom(layers, text) {
  const words = new Set(text.split(','));
  return new Set(layers.filter(({ id, isOn }) => (isOn ? !words.has(`-${id}`) : words.has(id))).map(({ id }) => id));
}

/**
 * @param {Layer[]} layers
 * @param {Set<string>} chosen
 */
export function textOf(layers, chosen) {
  const parts = layers.filter(({ id, isOn }) => chosen.has(id) !== isOn).map(({ id, isOn }) => (isOn ? `-${id}` : id));
  return parts.join(',');
}

/**
 * @param {string} text
 * @returns {string} which names are shown
 */
export const labelsFrom = (text) => (LABELS.includes(text) ? text : 'then');
