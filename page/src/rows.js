// One row of the list, and what stands after the last.
import { button, el } from './dom.js';
import { symbolOf } from './map/symbols.js';
import { dotted } from './parts.js';
import { language, t } from './strings.js';

// The language whose articles are read for positions.
const READ = 'en';

export function rowOf(report, article) {
  const voice = report.speaker || article?.outlet || article?.title;
  return el(
    'li',
    {},
    button(
      { class: 'row', data: { id: report.id }, tabindex: -1 },
      el(
        'span',
        { class: 'mark', 'aria-hidden': 'true' },
        symbolOf(report),
        el('span', { class: 'letters' }, report.letters),
      ),
      el(
        'span',
        { class: 'text' },
        el('b', { dir: 'auto' }, report.sentence || report.title),
        el(
          'small',
          {},
          el('span', { class: `badge ${report.style}` }, report.badge),
          ...dotted([voice, report.when || t('time.undated')]),
        ),
      ),
    ),
  );
}

// Articles without a date and articles in languages whose positions are not read: what the list cannot hold.
export function remarks({ strip }) {
  const other = Object.entries(strip.languages).filter(([code]) => code !== READ);
  return [
    ...section(
      t('list.undated'),
      strip.undated.map((title) => t('list.undated.row', { title })),
    ),
    ...section(
      t('list.languages'),
      other.map(([code, n]) =>
        t('list.languages.row', { language: languageName(code), articles: t('articles', { n }) }),
      ),
    ),
  ];
}

function section(title, notes) {
  if (!notes.length) return [];
  const lines = notes.map((note) => el('p', { class: 'note', dir: 'auto' }, note));
  return [el('section', { 'aria-label': title }, el('h2', {}, title), ...lines)];
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([language()], { type: 'language' }).of(code);
  } catch {
    return code;
  }
}
