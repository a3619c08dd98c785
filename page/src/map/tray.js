// One tray: the symbols of a place, their leader and what is to be known of the shape beneath.
import { button, el, svg } from '../dom.js';
import { daysBetween, lifeOn } from '../life.js';
import { t } from '../strings.js';
import { symbolOf } from './symbols.js';

const HALF = 16.5;

export function trayOf({ groups, caption }, state, fadeDays, select) {
  const symbols = groups.map((group) => symbolButton(group, state, fadeDays, select));
  return el(
    'div',
    { class: 'tray' },
    el('div', {}, ...symbols),
    caption ? el('span', { class: 'caption' }, t(caption)) : null,
  );
}

function symbolButton(group, state, fadeDays, select) {
  const [report] = group;
  const faded = state.day ? group.every(({ span }) => lifeOn(span, state.day, fadeDays) === 'faded') : false;
  const age = faded
    ? t('faded', { n: Math.min(...group.map(({ span }) => daysBetween(span[1], state.day))) })
    : null;
  const label = [
    t('symbol', { status: report.badge, title: report.title, letters: report.letters }),
    group.length > 1 ? t('reports', { n: group.length }) : null,
    state.grouped ? report.sources : null,
    age,
  ]
    .filter(Boolean)
    .join('; ');
  const node = button(
    {
      class:
        [group.some(({ id }) => id === state.selected) ? 'on' : '', faded ? 'faded' : ''].join(' ').trim() ||
        null,
      'aria-label': label,
      title: label,
      data: { report: report.id, reports: group.map(({ id }) => id).join(' '), style: report.style },
    },
    symbolOf(report),
    el('span', { class: 'letters' }, report.letters),
    group.length > 1 ? el('span', { class: 'n', data: { n: group.length } }) : null,
  );
  L.DomEvent.disableClickPropagation(node);
  node.addEventListener('click', () => {
    const next = group.findIndex(({ id }) => id === state.selected) + 1;
    select(group[next % group.length].id);
  });
  return node;
}

// From the place to the nearer edge of its symbols, which stand in the middle of their tray.
export function leaderTo(box, at, columns) {
  const [left, right] = [-1, 1].map((side) => box.x + box.w / 2 + side * (columns * HALF - 4));
  const dx = Math.max(left, Math.min(at.x, right)) - at.x;
  const dy = Math.max(box.y + 6, Math.min(at.y, box.y + 28)) - at.y;
  return svg(
    'svg',
    { width: 1, height: 1, overflow: 'visible', class: 'leader', 'aria-hidden': 'true' },
    svg('line', { x1: 0, y1: 0, x2: dx, y2: dy }),
    svg('circle', { r: 3 }),
  );
}
