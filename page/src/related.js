// Other reports of the same thing: who else says so, who says the contrary, who denies it.
import { button, el } from './dom.js';
import { symbolOf } from './map/symbols.js';
import { t } from './strings.js';

const KINDS = ['corroborates', 'contradiction', 'denial', 'update_or_difference'];
const MOST = 12;

export function relatedOf(report, data, select) {
  return KINDS.flatMap((kind) => {
    const others = report.related.filter(([of]) => of === kind).map(([, index]) => data.reports[index]);
    if (!others.length) return [];
    const rest = others.length - MOST;
    return [
      el('h3', {}, t(`related.${kind}`)),
      ...others.slice(0, MOST).map((other) => reportLink(other, data, select)),
      rest > 0 ? el('p', { class: 'quiet' }, t('more', { n: rest })) : null,
    ];
  });
}

// A row of the card that leads to another report.
export function reportLink(report, data, select) {
  const article = data.articles[report.article];
  const source = [report.badge, report.speaker || article?.outlet || article?.title]
    .filter(Boolean)
    .join(' · ');
  return button(
    { class: 'rel', onclick: () => select(report.id) },
    symbolOf(report),
    el('span', {}, el('b', { dir: 'auto' }, report.sentence), el('small', { dir: 'auto' }, source)),
  );
}
