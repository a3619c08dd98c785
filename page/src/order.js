// The order of the list.

const LAST = '\uffff';

const KEYS = {
  place: (report) => [report.place || LAST],
  date: (report) => [report.span?.[0] || LAST],
  // Reports that most independent sources share stand first, then by outlet.
  sources: (report, data) => [
    String(1e6 - (report.independent || 0)).padStart(7, '0'),
    data.articles[report.article]?.outlet || LAST,
  ],
};

// Reports in a new array; equals stay as they stood.
export function sorted(reports, by, data) {
  const keyed = reports.map((report) => [KEYS[by](report, data), report]);
  return keyed.sort(([a], [b]) => compare(a, b)).map(([, report]) => report);
}

function compare(a, b) {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}
