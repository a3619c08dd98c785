// The card: what is reported, in whose words, and how exactly.
import { $, button, el } from './dom.js';
import { evidenceOf } from './evidence.js';
import { t } from './strings.js';

export function createCard(data, { select, close }) {
  const card = $('card');

  function show(report, siblings) {
    card.replaceChildren(
      button({ class: 'close', 'aria-label': t('card.close'), onclick: close }, '×'),
      el('span', { class: `badge ${report.style}` }, report.badge),
      el('h2', {}, report.title),
      evidenceOf(report, data.sentences[report.evidence]),
      factsOf(report, data.articles[report.article]),
      siblings.length > 1 ? steps(report, siblings) : '',
    );
    card.hidden = false;
    card.scrollTop = 0;
  }

  function showPlace(place) {
    card.replaceChildren(
      button({ class: 'close', 'aria-label': t('card.close'), onclick: close }, '×'),
      el('h2', {}, place.name),
      el('p', {}, t('place.mentions', { n: place.n })),
    );
    card.hidden = false;
  }

  function steps(report, siblings) {
    const index = siblings.indexOf(report);
    const next = siblings[(index + 1) % siblings.length];
    return el(
      'div',
      { class: 'step' },
      button({ onclick: () => select(next.id, { pan: false }) }, t('card.next')),
      ` ${t('card.step', { i: index + 1, n: siblings.length })}`,
    );
  }

  return {
    show,
    showPlace,
    hide() {
      card.hidden = true;
    },
  };
}

function factsOf(report, article) {
  const quoted = (text) => (text ? t('quoted', { text }) : null);
  const actor =
    report.actor && report.sponsor ? t('fact.sponsor', report) : report.actor || t('fact.unnamed');
  const facts = [
    ['who', report.who],
    ['sources', report.sources],
    ['actor', actor],
    ['target', report.target],
    ['where', [report.where, report.inferred ? t('fact.inferred') : null].filter(Boolean).join('; ')],
    ['words', quoted(report.placewords)],
    ['count', report.count],
    ['when', report.when],
    ['hedge', quoted(report.hedge)],
    ['more', report.more ? t('fact.more.value', { n: report.more }) : null],
    ['source', article ? sourceOf(article) : null],
  ];
  const known = facts.filter(([, value]) => value);
  return el(
    'dl',
    {},
    ...known.flatMap(([name, value]) => [el('dt', {}, t(`fact.${name}`)), el('dd', {}, value)]),
  );
}

function sourceOf({ title, id, outlet, published, url }) {
  const name = [title || id, outlet, published || t('undated')].filter(Boolean).join(' · ');
  if (!url || !/^https?:\/\//i.test(url)) return name;
  return el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, name);
}
