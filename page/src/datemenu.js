// The menu of dates: first and last day, and whether undated reports are shown.
import { $, button, el } from './dom.js';
import { number, t } from './strings.js';

export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

export function dateMenu(data, store) {
  const spans = data.reports.map(({ span }) => span).filter(Boolean);
  const undated = data.reports.length - spans.length;
  if (!spans.length) return null;
  const limits = { min: least(spans.map(([from]) => from)), max: most(spans.map(([, to]) => to)) };
  const from = dayInput('from', limits, choose);
  const to = dayInput('to', limits, choose);
  const count = el('em');
  const box = el('input', {
    type: 'checkbox',
    onchange: ({ target }) => store.set({ undated: target.checked }),
  });

  function choose() {
    store.set({ window: windowOf($('from').value, $('to').value), day: null });
  }

  const node = el(
    'div',
    { class: 'menu', role: 'group', 'aria-label': t('facet.date') },
    el(
      'div',
      { class: 'choices' },
      button({ class: 'link', onclick: () => store.set({ window: null, day: null }) }, t('time.all')),
    ),
    el('div', { class: 'days' }, from.node, to.node),
    undated ? el('label', { class: 'undated' }, box, el('span', {}, t('facet.undated')), count) : null,
  );
  return {
    name: 'date',
    node,
    isOn: ({ window, day, undated }) => Boolean(window || day || !undated),
    render(view, state) {
      const [first, last] = state.day ? [state.day, state.day] : state.window || ['', ''];
      show(from.input, first === FIRST_DAY ? '' : first);
      show(to.input, last === LAST_DAY ? '' : last);
      box.checked = state.undated;
      count.textContent = number(view.undated);
    },
  };
}

// [from, to] of two inputs either of which may be empty; null for neither; the earlier day stands first.
export function windowOf(from, to) {
  if (!from && !to) return null;
  const days = [from || FIRST_DAY, to || LAST_DAY];
  return days[0] <= days[1] ? days : days.reverse();
}

function dayInput(id, { min, max }, onchange) {
  const input = el('input', { type: 'date', id, min, max, onchange });
  return { input, node: el('label', {}, el('span', {}, t(`facet.date.${id}`)), input) };
}

// A day that is being typed stays as it is.
function show(input, day) {
  if (document.activeElement !== input) input.value = day;
}

const least = (days) => days.reduce((a, b) => (a < b ? a : b));
const most = (days) => days.reduce((a, b) => (a > b ? a : b));
