// The card of a country: the reports that name it and no closer place.
import { button, el } from './dom.js';
import { reportLink } from './related.js';
import { t } from './strings.js';

const FEW = 40;

export function countryCard(name, reports, data, select) {
  const list = el('div');
  const more = button({ class: 'more', onclick: fill });
  function fill() {
    const from = list.childElementCount;
    list.append(...reports.slice(from, from + FEW).map((report) => reportLink(report, data, select)));
    const rest = reports.length - list.childElementCount;
    more.hidden = rest <= 0;
    more.textContent = t('more', { n: rest });
  }
  fill();
  return [
    el('h2', {}, name),
    el('p', { class: 'quiet' }, t('country.why', { n: reports.length })),
    list,
    more,
  ];
}
