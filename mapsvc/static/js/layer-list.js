// @ts-check
/** The list of layers: check boxes and one switch of names, kept in the address; says politely what it did. */

import { choiceFrom, LABELS, labelsFrom, textOf } from './layer-choice.js';
import { explain } from './layer-legend.js';
import { rename } from './layer-names.js';
import { makers } from './layer-makers.js';
import { read, subscribe, write } from './state.js';

/**
 * @typedef {[string, number, number, string, string, number]} Spot id, latitude, longitude, name, address, 1: vague
 * @typedef {{words: Record<string, string>, names: Record<string, [string, string]>, venues: Spot[], places: Spot[],
 *            streets: {url: string, attribution: string} | null}} Data
 */

/** @param {string} name */
const sheet = (name) =>
  new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = String(new URL(`../css/${name}`, import.meta.url));
    link.onload = link.onerror = done;
    document.head.append(link);
  });

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {Array<Node | string>} [children]
 */
function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @param {import('./layers.js').Kit} kit
 * @param {HTMLElement} button
 */
export async function openLayers(kit, button) {
  const holder = /** @type {HTMLElement} */ (kit.map.getContainer().parentElement);
  const [answer] = await Promise.all([fetch(kit.layers), sheet('layers.css')]);
  if (!answer.ok) throw new Error(`layers: ${answer.status}`);
  /** @type {Data} */
  const data = await answer.json();
  const offered = makers(kit, data);
  const list = build(data, offered, button);
  place(holder, button, list.panel);
  /** @type {Set<string>} */
  let shown = new Set(offered.filter(({ isOn }) => isOn).map(({ id }) => id));
  let labels = 'then';

  const show = async (/** @type {{layers: string, labels: string}} */ state) => {
    const wanted = choiceFrom(offered, state.layers);
    const named = labelsFrom(state.labels);
    const changed = offered.filter(({ id }) => wanted.has(id) !== shown.has(id));
    shown = wanted;
    list.check(wanted, named);
    const failed = [];
    for (const layer of changed) await layer.turn(wanted.has(layer.id)).catch(() => failed.push(layer));
    if (named !== labels) await rename(kit, data, named).catch(() => failed.push(null));
    labels = named;
    explain(kit.map, data, offered.filter(({ id }) => shown.has(id)));
    if (failed.length) list.say(data.words.failed);
    else if (changed.length === 1) list.say(data.words[wanted.has(changed[0].id) ? 'shown' : 'hidden'].replace('{layer}', changed[0].text));
  };
  list.panel.addEventListener('change', () => {
    const { chosen, named } = list.choice();
    write({ layers: textOf(offered, chosen), labels: named === 'then' ? '' : named }, { push: true });
  });
  subscribe((state) => void show(state));
  await show(read());
  return { toggle: list.toggle };
}

/**
 * Beside its button on the map; on a phone a sheet at the foot of the screen, for which it must stand outside of the map.
 * @param {HTMLElement} holder
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 */
function place(holder, button, panel) {
  const narrow = window.matchMedia('(max-width: 40rem), (max-height: 30rem)');
  const put = () => {
    if (narrow.matches) holder.after(panel);
    else holder.append(panel);
    const middle = (/** @type {DOMRect} */ box) => box.left + box.width / 2;
    panel.classList.toggle('is-left', middle(button.getBoundingClientRect()) < middle(holder.getBoundingClientRect()));
  };
  narrow.addEventListener('change', put);
  put();
}

/**
 * @param {Data} data
 * @param {import('./layer-makers.js').Layer[]} offered
 * @param {HTMLElement} button
 */
function build({ words }, offered, button) {
  const boxes = offered.map(({ id, text, count }) => {
    const input = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', name: 'layer', value: id }));
    const more = count ? [element('small', {}, [count])] : [];
    return { input, line: element('label', {}, [input, element('span', {}, [text, ...more])]) };
  });
  const radios = LABELS.map((id) => {
    const input = /** @type {HTMLInputElement} */ (element('input', { type: 'radio', name: 'labels', value: id }));
    return { input, line: element('label', {}, [input, element('span', {}, [words[`labels_${id}`]])]) };
  });
  const close = element('button', { type: 'button', class: 'layers-close', 'aria-label': words.close, title: words.close }, ['×']);
  const status = element('p', { role: 'status', class: 'sr' });
  const panel = element('div', { class: 'layers-panel', id: 'layers-panel', hidden: '' }, [
    close,
    element('fieldset', {}, [element('legend', {}, [words.layers]), ...boxes.map(({ line }) => line)]),
    element('fieldset', {}, [element('legend', {}, [words.labels]), ...radios.map(({ line }) => line)]),
    status,
  ]);
  button.setAttribute('aria-controls', panel.id);
  const toggle = (isOpen = Boolean(panel.hidden)) => {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) boxes[0]?.input.focus();
  };
  close.addEventListener('click', () => {
    toggle(false);
    button.focus();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    toggle(false);
    button.focus();
  });
  return {
    panel,
    toggle: () => toggle(),
    say: (/** @type {string} */ text) => (status.textContent = text),
    check(/** @type {Set<string>} */ shown, /** @type {string} */ labels) {
      for (const { input } of boxes) input.checked = shown.has(input.value);
      for (const { input } of radios) input.checked = input.value === labels;
    },
    choice: () => ({
      chosen: new Set(boxes.filter(({ input }) => input.checked).map(({ input }) => input.value)),
      named: radios.find(({ input }) => input.checked)?.input.value ?? 'then',
    }),
  };
}
