// One chip a claim status: its symbol, its count under the other filters, and whether it is shown.
import { $, button, el } from './dom.js';
import { styleOfStatus, symbol } from './map/symbols.js';
import { HIDDEN, STATUSES } from './state.js';
import { t } from './strings.js';

export function createChips(data, store) {
  const total = (status) => data.strip.statuses[status] || 0;
  const chips = new Map(
    STATUSES.filter((status) => total(status) || !HIDDEN.includes(status)).map((status) => [
      status,
      chip(status, () => store.set({ statuses: toggled(store.get().statuses, status) })),
    ]),
  );
  $('chips').replaceChildren(...[...chips.values()].map(({ node }) => node));
  return {
    render(view, state) {
      for (const [status, { node, count }] of chips) {
        node.setAttribute('aria-pressed', String(state.statuses.has(status)));
        count.textContent = view.statuses.get(status) || 0;
      }
    },
  };
}

function chip(status, onclick) {
  const count = el('em');
  const picture = symbol(styleOfStatus(status), null, null, 'var(--c)');
  const node = button(
    { class: 'chip', data: { status }, onclick },
    picture,
    el('span', {}, t(`status.${status}`)),
    count,
  );
  return { node, count };
}

export function toggled(set, value) {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}
