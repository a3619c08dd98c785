// The list of reports, as many rows at a time as fit a few screens.
import { $, el } from './dom.js';
import { sorted } from './order.js';
import { remarks, rowOf } from './rows.js';
import { GROUPS } from './state.js';
import { number, t } from './strings.js';

const BATCH = 150;
const ROW_PX = 74;
const AHEAD_PX = 600;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

// select(id, {pan, keyboard}) and hover(id or null) are called for what the reader does with a row;
// advice(view, state) makes what stands in an empty list.
export function createList(data, { select, hover, advice }) {
  const list = $('list');
  let order = [];
  let selected = null;
  const pending = new Map(); // stand-in → the reports whose rows it stands for
  const standIns = new Map(); // report id → its stand-in

  function render(view, state) {
    const groups = GROUPS.map((group) => [
      group,
      sorted(
        view.shown.filter((report) => report.group === group),
        state.sort,
        data,
      ),
    ]).filter(([, reports]) => reports.length);
    order = groups.flatMap(([, reports]) => reports.map(({ id }) => id));
    selected = state.selected;
    pending.clear();
    standIns.clear();
    list.replaceChildren(...groups.map(([group, reports]) => sectionOf(group, reports)));
    list.scrollTop = 0;
    fillNear();
    if (!order.length) list.append(advice(view, state));
    list.append(...remarks(data));
    mark(selected, false);
  }

  function sectionOf(group, reports) {
    const rows = el('ul', { role: 'list' });
    for (let i = 0; i < reports.length; i += BATCH) rows.append(standInOf(reports.slice(i, i + BATCH)));
    const id = `group-${group}`;
    const heading = el('h2', { id }, t(`group.${group}`), el('span', {}, number(reports.length)));
    return el('section', { 'aria-labelledby': id }, heading, rows);
  }

  // Rows are made when the reader comes near them: twenty thousand at once would freeze the page.
  function standInOf(reports) {
    const standIn = el('li', { 'aria-hidden': 'true' });
    standIn.style.height = `${reports.length * ROW_PX}px`;
    pending.set(standIn, reports);
    for (const { id } of reports) standIns.set(id, standIn);
    return standIn;
  }

  function fill(standIn) {
    const reports = pending.get(standIn);
    pending.delete(standIn);
    for (const { id } of reports) standIns.delete(id);
    standIn.replaceWith(...reports.map((report) => rowOf(report, data.articles[report.article])));
  }

  const rowWith = (id) => list.querySelector(`.row[data-id="${CSS.escape(id)}"]`);

  function madeRow(id) {
    const standIn = standIns.get(id);
    if (standIn) fill(standIn);
    return rowWith(id);
  }

  // One row can be reached by Tab: the selected one, else the first; arrows go on from there.
  function mark(id, scroll) {
    selected = id;
    const row = id === null ? null : scroll ? madeRow(id) : rowWith(id);
    for (const old of list.querySelectorAll('.row[aria-current]')) old.removeAttribute('aria-current');
    row?.setAttribute('aria-current', 'true');
    reach(row || list.querySelector('.row'));
    if (row && scroll) row.scrollIntoView({ block: 'nearest' });
  }

  function reach(row) {
    for (const old of list.querySelectorAll('.row[tabindex="0"]')) old.tabIndex = -1;
    if (row) row.tabIndex = 0;
  }

  // Rows are hot while the pointer or the focus is on them or on their symbol.
  function heat(id) {
    for (const old of list.querySelectorAll('.row.hot')) old.classList.remove('hot');
    if (id !== null) rowWith(id)?.classList.add('hot');
  }

  function neighbour(id, step) {
    const at = order.indexOf(id);
    const to = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
    return order[Math.max(0, Math.min(order.length - 1, to))] ?? null;
  }

  function focus(id) {
    const row = id === null ? null : madeRow(id);
    if (!row) return;
    reach(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  const idOf = (event) => event.target.closest?.('.row')?.dataset.id ?? null;
  list.addEventListener('click', (event) => {
    const id = idOf(event);
    if (id !== null) select(id, { keyboard: event.detail === 0 });
  });
  for (const name of ['pointerover', 'focusin']) list.addEventListener(name, (event) => hover(idOf(event)));
  for (const name of ['pointerleave', 'focusout']) list.addEventListener(name, () => hover(null));
  list.addEventListener('keydown', (event) => {
    const id = idOf(event);
    if (id === null) return;
    const to = { Home: order[0], End: order.at(-1) }[event.key];
    if (!STEPS[event.key] && !to) return;
    event.preventDefault();
    focus(to ?? neighbour(id, STEPS[event.key]));
  });
  function fillNear() {
    const { top, bottom } = $('panel').getBoundingClientRect();
    const near = [...pending.keys()].filter((standIn) => {
      const box = standIn.getBoundingClientRect();
      return box.top < bottom + AHEAD_PX && box.bottom > top - AHEAD_PX;
    });
    near.forEach(fill);
  }

  // On a phone the panel scrolls in place of the list.
  $('panel').addEventListener('scroll', fillNear, { capture: true, passive: true });

  return {
    render,
    mark,
    heat,
    // The report before or after the selected one, in the order of the list.
    step: (step) => neighbour(selected, step),
    focus: (id) => focus(id ?? order[0] ?? null),
  };
}
