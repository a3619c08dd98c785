// How many reports are shown, for the eye in short and for the ear in full.
import { $ } from './dom.js';
import { t } from './strings.js';

export function tell({ shown }, data) {
  const count = (group) => shown.filter((report) => report.group === group).length;
  const all = data.reports.length;
  write('count', t('tally', { shown: shown.length, all }));
  write(
    'counts',
    t('tally.groups', {
      map: count('map'),
      country: count('country'),
      none: count('none'),
      hidden: all - shown.length,
    }),
  );
}

// A live region speaks whenever it is written, so it is written only when there is something new.
function write(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}
