// The list of reports, as many rows at a time as fit a few screens.
import { $, button, el } from './dom.js';
import { colourOf, symbol } from './map/symbols.js';
import { t } from './strings.js';

const GROUPS = ['map', 'country', 'none'];
const BATCH = 150;
const AHEAD_PX = 600;
const ORDER = {
  place: (report) => [report.place || '\uffff', report.index],
  date: (report) => [report.span?.[0] || '\uffff', report.index],
  sources: (report, data) => [data.articles[report.article]?.outlet || '\uffff', report.index],
};

export function createList(data, select) {
  const list = $('list');
  let pending = [];

  function render(view, state) {
    pending = entries(data, view, state);
    list.replaceChildren();
    list.scrollTop = 0;
    more();
  }

  // Rows are made when the reader comes near them: twenty thousand at once would freeze the page.
  function more() {
    const rows = pending.splice(0, BATCH);
    list.append(...rows.map((entry) => entry()));
  }

  list.addEventListener('scroll', () => {
    if (list.scrollTop + list.clientHeight > list.scrollHeight - AHEAD_PX) more();
  });

  function entries(_, view, state) {
    const made = GROUPS.flatMap((group) => {
      const rows = sorted(
        view.shown.filter((report) => report.group === group),
        state.sort,
        data,
      );
      if (!rows.length) return [];
      return [
        () => heading(t(`group.${group}`), rows.length),
        ...rows.map((report) => () => rowOf(report, state)),
      ];
    });
    if (!made.length) made.push(() => el('p', { class: 'note' }, t('list.empty')));
    return [...made, ...remarks(data)];
  }

  function rowOf(report, state) {
    const article = data.articles[report.article];
    const voice = report.speaker || article?.outlet || article?.title;
    return button(
      {
        class: 'row',
        data: { id: report.id },
        'aria-current': String(state.selected === report.id),
        onclick: () => select(report.id, { pan: true }),
      },
      el(
        'span',
        { class: 'mark' },
        symbol(report.style, report.category, report.event, colourOf(report)),
        el('span', { class: 'letters' }, report.letters),
      ),
      el(
        'span',
        {},
        el('b', {}, report.title),
        el(
          'small',
          {},
          el('span', { class: `badge ${report.style}` }, report.badge),
          [voice, report.when].filter(Boolean).join(' · '),
        ),
      ),
    );
  }

  function mark(id, scroll) {
    for (const row of list.querySelectorAll('.row')) {
      const on = row.dataset.id === id;
      row.setAttribute('aria-current', String(on));
      if (on && scroll) row.scrollIntoView({ block: 'nearest' });
    }
  }

  return { render, mark };
}

function sorted(reports, by, data) {
  const keyed = reports.map((report) => [ORDER[by](report, data), report]);
  return keyed
    .sort(([a], [b]) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
    .map(([, report]) => report);
}

const heading = (text, n) => el('h2', {}, `${text} `, el('span', {}, n));

function remarks({ strip }) {
  const note = (text) => () => el('p', { class: 'note' }, text);
  const other = Object.entries(strip.languages).filter(([code]) => code !== 'en');
  return [
    ...(strip.undated.length ? [() => heading(t('list.undated'), strip.undated.length)] : []),
    ...strip.undated.map((title) => note(t('list.undated.row', { title }))),
    ...(other.length ? [() => heading(t('list.languages'), other.length)] : []),
    ...other.map(([code, n]) =>
      note(t('list.languages.row', { language: languageName(code), articles: t('articles', { n }) })),
    ),
  ];
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code);
  } catch {
    return code;
  }
}
