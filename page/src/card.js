// The card of a report: what is reported, in whose words, how exactly, and what speaks for and against it.
import { copyButtons } from './copying.js';
import { button, el } from './dom.js';
import { evidenceOf, keyOf } from './evidence.js';
import { symbolOf } from './map/symbols.js';
import { relatedOf } from './related.js';
import { sourceOf } from './source.js';
import { t } from './strings.js';

// Children of the card for a report; siblings are the shown reports at its place, itself among them.
export function reportCard(report, siblings, data, select) {
  return [
    el(
      'div',
      { class: 'top' },
      symbolOf(report),
      el('span', { class: `badge ${report.style}` }, report.badge),
    ),
    el('h2', { dir: 'auto' }, report.sentence),
    evidenceOf(report, data.sentences[report.evidence]),
    keyOf(report),
    factsOf(report, data.articles[report.article]),
    ...relatedOf(report, data, select),
    siblings.length > 1 ? steps(report, siblings, select) : null,
    el('p', { class: 'warn' }, t('card.warning')),
  ];
}

function factsOf(report, article) {
  const facts = [
    ['who', report.who],
    ['sources', report.sources],
    ['actor', actorOf(report)],
    ['target', report.target],
    ['count', report.count],
    ['where', whereOf(report)],
    ['when', report.when],
    ['hedge', quoted(report.hedge)],
    ['review', report.review ? t(`fact.review.${report.review}`) : null],
    ['more', report.more ? t('fact.more.value', { n: report.more }) : null],
    ['source', article ? sourceOf(article) : null],
  ];
  const known = facts.filter(([, value]) => value);
  return el(
    'dl',
    {},
    ...known.flatMap(([name, value]) => [el('dt', {}, t(`fact.${name}`)), el('dd', { dir: 'auto' }, value)]),
  );
}

const quoted = (text) => (text ? t('quoted', { text }) : null);

function actorOf({ actor, sponsor, side }) {
  if (!actor) return t('fact.unnamed');
  return [actor, sponsor ? t('fact.sponsor', { sponsor }) : null, side ? t('fact.side', { side }) : null]
    .filter(Boolean)
    .join('; ');
}

function whereOf(report) {
  const reasons = [report.why, report.runner_up ? t('fact.runner_up', report) : null]
    .filter(Boolean)
    .join('; ');
  return el(
    'span',
    {},
    report.where,
    report.inferred ? `; ${t('fact.inferred')}` : null,
    report.placewords ? el('span', { class: 'quiet', dir: 'auto' }, quoted(report.placewords)) : null,
    reasons ? el('span', { class: 'quiet' }, reasons) : null,
    report.group === 'map' ? copyButtons(report) : null,
  );
}

function steps(report, siblings, select) {
  const index = siblings.indexOf(report);
  const to = (by) => () => select(siblings.at((index + by) % siblings.length).id);
  return el(
    'div',
    { class: 'step' },
    button({ onclick: to(-1), 'aria-label': t('card.previous'), data: { step: 'previous' } }, '‹'),
    t('card.step', { i: index + 1, n: siblings.length }),
    button({ onclick: to(1), 'aria-label': t('card.next'), data: { step: 'next' } }, '›'),
  );
}
