// The chips under the head: what is shown and what is hidden, each with its count under the other filters.
import { $, button, el } from './dom.js';
import { styleOfStatus, symbol } from './map/symbols.js';
import { HIDDEN, STATUSES, toggled } from './state.js';
import { number, t } from './strings.js';

export function createChips(data, store) {
  const statuses = statusChips(data, store);
  const layers = layerChips(data, store);
  $('chips').replaceChildren(...[...statuses.values()].map(({ node }) => node));
  $('layers').replaceChildren(...layers.map(({ node }) => node));
  return {
    render(view, state) {
      for (const [status, chip] of statuses) {
        chip.update(state.statuses.has(status), view.statuses.get(status) || 0);
      }
      for (const layer of layers) layer.update(layer.isOn(state), layer.count(view));
    },
  };
}

// A status that is hidden at first and has no report needs no chip.
function statusChips(data, store) {
  const total = (status) => data.strip.statuses[status] || 0;
  const wanted = STATUSES.filter((status) => total(status) || !HIDDEN.includes(status));
  return new Map(
    wanted.map((status) => [
      status,
      chip({ status }, symbol(styleOfStatus(status), null, null, 'var(--c)'), t(`status.${status}`), () =>
        store.set({ statuses: toggled(store.get().statuses, status) }),
      ),
    ]),
  );
}

function layerChips(data, store) {
  const groups = ['country', 'none'].filter((group) => data.reports.some((r) => r.group === group));
  const ofGroups = groups.map((group) => ({
    ...chip({ layer: group }, null, t(`chip.${group}`), () =>
      store.set({ groups: toggled(store.get().groups, group) }),
    ),
    isOn: (state) => state.groups.has(group),
    count: (view) => view.groups.get(group) || 0,
  }));
  const mentions = {
    ...chip({ layer: 'mentions' }, null, t('chip.mentions'), () =>
      store.set({ mentions: !store.get().mentions }),
    ),
    isOn: (state) => state.mentions,
    count: () => data.places.length,
  };
  return data.places.length ? [...ofGroups, mentions] : ofGroups;
}

function chip(data, mark, label, onclick) {
  const count = el('em');
  const node = button({ class: 'chip', data, onclick }, mark, el('span', {}, label), count);
  return {
    node,
    update(on, n) {
      node.setAttribute('aria-pressed', String(on));
      count.textContent = number(n);
    },
  };
}
