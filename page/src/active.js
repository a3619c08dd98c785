// Which filters are active, in words: chips that take them away, and what to loosen when nothing is left.
import { FIRST_DAY, LAST_DAY } from './datemenu.js';
import { inWords, rangeInWords } from './dates.js';
import { $, button, el } from './dom.js';
import { labelsOf } from './facetwords.js';
import { FACETS, GROUPS, initialState, sameSet, unfiltered } from './state.js';
import { listOf, t } from './strings.js';

const NAMED = 2;

// [{name, text, patch}]: the patch of the state takes the filter away. Names are those of view.without.
export function activeFilters(state, labels) {
  const found = FACETS.filter((facet) => state.filters[facet]).map((facet) => ({
    name: facet,
    text: t('active.facet', {
      facet: t(`facet.${facet}`),
      values: valuesInWords(state.filters[facet], labels[facet]),
    }),
    patch: { filters: { ...state.filters, [facet]: null } },
  }));
  if (state.search.trim()) {
    found.push({ name: 'search', text: t('quoted', { text: state.search.trim() }), patch: { search: '' } });
  }
  if (state.day || state.window || !state.undated) {
    found.push({
      name: 'time',
      text: t('active.facet', { facet: t('facet.date'), values: timeInWords(state) }),
      patch: { day: null, window: null, undated: true },
    });
  }
  return found;
}

function valuesInWords(wanted, label) {
  if (!wanted.size) return t('active.none');
  const names = [...wanted].slice(0, NAMED).map(label);
  const others = wanted.size - names.length;
  return listOf(others ? [...names, t('active.others', { n: others })] : names);
}

function timeInWords({ day, window, undated }) {
  const days = day ? inWords(day) : window ? windowInWords(window) : t('time.all');
  return undated ? days : t('active.dated', { days });
}

function windowInWords([from, to]) {
  if (from === FIRST_DAY) return t('active.until', { day: inWords(to) });
  if (to === LAST_DAY) return t('active.since', { day: inWords(from) });
  return rangeInWords([from, to]);
}

export function createActive(data, store) {
  const labels = Object.fromEntries(FACETS.map((facet) => [facet, labelsOf(facet, data)]));
  const box = $('active');
  const reset = () => {
    store.set(unfiltered());
    $('search').focus();
  };

  function render(_, state) {
    const found = activeFilters(state, labels);
    box.hidden = !found.length;
    box.replaceChildren(
      ...found.map(({ text, patch }) =>
        button(
          {
            class: 'active',
            'aria-label': t('active.remove', { filter: text }),
            onclick: () => {
              store.set(patch);
              (box.querySelector('button') || $('search')).focus();
            },
          },
          el('span', { dir: 'auto' }, text),
          el('span', { 'aria-hidden': 'true' }, '×'),
        ),
      ),
      found.length ? button({ class: 'link', id: 'reset', onclick: reset }, t('reset')) : '',
    );
  }

  // What stands in place of an empty list: each filter that alone hides something, most first, and the way back.
  function advice(view, state) {
    const ways = [...activeFilters(state, labels), ...chipFilters(state)]
      .map((filter) => ({ ...filter, n: view.without.get(filter.name) || 0 }))
      .filter(({ n }) => n)
      .sort((a, b) => b.n - a.n);
    return el(
      'div',
      { class: 'empty' },
      el('p', {}, t('list.empty')),
      ...ways.map(({ text, patch, n }) =>
        button(
          { class: 'loosen', onclick: () => store.set(patch) },
          el('span', { dir: 'auto' }, t('empty.without', { filter: text })),
          el('em', {}, t('reports', { n })),
        ),
      ),
      data.reports.length ? button({ class: 'link', onclick: reset }, t('reset')) : null,
    );
  }

  return { render, advice };
}

function chipFilters({ statuses, groups }) {
  const start = initialState();
  const all = new Set([...start.statuses, ...statuses]);
  const found = [];
  if (!sameSet(statuses, all)) {
    found.push({ name: 'status', text: t('chips'), patch: { statuses: all } });
  }
  if (groups.size < GROUPS.length) {
    found.push({ name: 'group', text: t('chips.layers'), patch: { groups: start.groups } });
  }
  return found;
}
