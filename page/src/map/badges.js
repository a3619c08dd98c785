// Country-only reports: a count beside the country's name, never a pin.
import { button } from '../dom.js';
import { t } from '../strings.js';

export function countryCounts(reports) {
  const counts = new Map();
  for (const report of reports) {
    if (report.group === 'country') counts.set(report.iso2, (counts.get(report.iso2) || 0) + 1);
  }
  return counts;
}

export function badgeOf(country, n, isNamed, onclick) {
  const words = t('country.badge', { country: country.name, n });
  const attributes = {
    class: 'count',
    'aria-label': words,
    title: words,
    data: { country: country.iso2 },
    onclick,
  };
  return button(
    attributes,
    isNamed ? t('country.count', { n }) : t('country.short', { country: country.name, n }),
  );
}
