// The one box in which a card stands: of a report, a place or a country, or none.
import { reportCard } from './card.js';
import { countryCard } from './countrycard.js';
import { $, button } from './dom.js';
import { placeKey } from './map/stacks.js';
import { mentionIndex, placeCard } from './placecard.js';
import { t } from './strings.js';

export function createCards(data, { select, close, review }) {
  const box = $('card');
  const byId = new Map(data.reports.map((report) => [report.id, report]));
  const mentionsOf = mentionIndex(data);

  function children({ selected, place, country }, shown) {
    const report = byId.get(selected);
    if (report)
      return [...reportCard(report, siblingsOf(report, shown), data, select), review?.boxOf(report)];
    if (place !== null && data.places[place]) return placeCard(data.places[place], mentionsOf(place), data);
    if (country === null) return null;
    const here = shown.filter((other) => other.group === 'country' && other.iso2 === country);
    return countryCard(data.countries.get(country) || country, here, data, select);
  }

  return {
    render(state, view) {
      const inside = children(state, view.shown);
      box.hidden = !inside;
      document.body.classList.toggle('has-card', Boolean(inside));
      if (!inside) return;
      const shut = button({ class: 'close', 'aria-label': t('card.close'), onclick: close }, '×');
      box.replaceChildren(shut, ...inside.filter(Boolean));
      box.scrollTop = 0;
    },
  };
}

// The shown reports that stand where this one does; a reader steps through them.
export function siblingsOf(report, shown) {
  if (report.group === 'none') return [report];
  const here =
    report.group === 'map'
      ? (other) => other.group === 'map' && placeKey(other) === placeKey(report)
      : (other) => other.group === 'country' && other.iso2 === report.iso2;
  const found = shown.filter(here);
  return found.includes(report) ? found : [report];
}
