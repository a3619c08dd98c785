// Days in words, for readers.

import { t } from './strings.js';

const FORMATS = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
  months: { month: 'long', year: 'numeric' },
};

export function inWords(day, format = 'day') {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(t('locale'), {
    ...FORMATS[format],
    timeZone: 'UTC',
  });
}

export function rangeInWords([from, to]) {
  return from === to ? inWords(from) : `${inWords(from)} – ${inWords(to)}`;
}

// What stands under the bin of a histogram.
export function binLabel({ from, to }, unit) {
  if (unit === 'old') return yearsInWords(from, to);
  if (unit === 'day') return String(Number(from.slice(8)));
  if (unit === 'week') return inWords(from, 'short');
  return unit === 'month' ? inWords(from, 'month') : from.slice(0, 4);
}

function yearsInWords(from, to) {
  const [a, b] = [from.slice(0, 4), to.slice(0, 4)];
  return a === b ? a : `${a}–${b.slice(2)}`;
}
