// Menus of filters: each value with its count, all, none or only this one; a search where there are many.
import { dateMenu } from './datemenu.js';
import { $, button, el } from './dom.js';
import { labelsOf, orderOf } from './facetwords.js';
import { fold } from './fold.js';
import { FACETS, toggled } from './state.js';
import { number, t } from './strings.js';

const FIRST = 14;
const SEARCH_FROM = 60;

export function createFacets(data, store) {
  const menus = FACETS.map((facet) => facetMenu(facet, data, store)).filter(Boolean);
  const all = [dateMenu(data, store), ...menus].filter(Boolean);
  const bar = el('div', { class: 'pills', role: 'group', 'aria-label': t('filters') });
  const body = el('div', { id: 'menu', hidden: true });
  let open = null;
  let last = null;

  for (const menu of all) {
    menu.pill = button(
      { class: 'pill', 'aria-expanded': 'false', data: { menu: menu.name }, onclick: () => show(menu) },
      t(`facet.${menu.name}`),
    );
  }
  bar.append(...all.map(({ pill }) => pill));
  $('facets').replaceChildren(bar, body);
  body.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    const { pill } = open;
    show(open);
    pill.focus();
  });

  function show(menu) {
    open = open === menu ? null : menu;
    for (const other of all) other.pill.setAttribute('aria-expanded', String(other === open));
    body.hidden = !open;
    body.replaceChildren(...(open ? [open.node] : []));
    if (!open) return;
    open.render(...last);
    body.scrollTop = 0;
  }

  return {
    render(view, state) {
      last = [view, state];
      for (const menu of all) menu.pill.classList.toggle('on', menu.isOn(state));
      open?.render(view, state);
    },
  };
}

// A facet with one value has nothing to choose. Rows are made when they are first seen: there may be thousands.
function facetMenu(facet, data, store) {
  const values = orderOf(facet, data);
  if (values.length < 2) return null;
  const labels = labelsOf(facet, data);
  const filter = (wanted) => store.set({ filters: { ...store.get().filters, [facet]: wanted } });
  const rows = new Map();
  const list = el('ul', { class: 'values' });
  const rest = button({ class: 'link', onclick: () => limit(Infinity) });
  const search = values.length >= SEARCH_FROM ? searchBox(t('facet.search'), narrow) : null;
  let last = null;
  let fitting = values;
  limit(FIRST);

  function rowOf(value) {
    if (!rows.has(value)) rows.set(value, valueRow(value));
    return rows.get(value).node;
  }

  function valueRow(value) {
    const box = el('input', { type: 'checkbox', onchange: () => filter(flipped(value)) });
    const count = el('em');
    const label = el('label', {}, box, el('span', { dir: 'auto' }, labels(value)), count);
    const only = button(
      {
        class: 'link only',
        'aria-label': t('facet.only.label', { value: labels(value) }),
        onclick: () => filter(new Set([value])),
      },
      t('facet.only'),
    );
    return { node: el('li', {}, label, only), box, count };
  }

  function flipped(value) {
    const changed = toggled(store.get().filters[facet] ?? new Set(values), value);
    return changed.size === values.length ? null : changed;
  }

  function narrow(text) {
    const wanted = fold(text).trim();
    fitting = values.filter((value) => fold(labels(value)).includes(wanted));
    limit(FIRST);
  }

  function limit(n) {
    list.replaceChildren(...fitting.slice(0, n).map(rowOf));
    rest.hidden = fitting.length <= n;
    rest.textContent = t('facet.more', { n: Math.max(0, fitting.length - n) });
    if (last) render(...last);
  }

  function render(view, state) {
    last = [view, state];
    const wanted = state.filters[facet];
    for (const [value, { node, box, count }] of rows) {
      const n = view.facets[facet].get(value) || 0;
      box.checked = !wanted || wanted.has(value);
      count.textContent = number(n);
      node.classList.toggle('nil', !n);
    }
  }

  const choices = el(
    'div',
    { class: 'choices' },
    button({ class: 'link', onclick: () => filter(null) }, t('facet.all')),
    button({ class: 'link', onclick: () => filter(new Set()) }, t('facet.none')),
  );
  return {
    name: facet,
    node: el(
      'div',
      { class: 'menu', role: 'group', 'aria-label': t(`facet.${facet}`) },
      ...[choices, search, list, rest].filter(Boolean),
    ),
    isOn: (state) => state.filters[facet] !== null,
    render,
  };
}

function searchBox(label, onText) {
  return el('input', {
    type: 'search',
    class: 'narrow',
    'aria-label': label,
    placeholder: label,
    oninput: ({ target }) => onText(target.value),
  });
}
