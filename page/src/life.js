// How long a report lives: on its own dates, then faded for some days, then it leaves the view of a day.

const DAY_MS = 86_400_000;

export function addDays(day, n) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

// [first, last] ISO day of what a report tells, or null where the article gives no date. "Since May" ends with the
// article that says so: nobody has said that it goes on after that.
export function spanOf(report, article) {
  const { from, to } = report;
  if (!from && !to) return null;
  if (!from) return [to, to];
  const published = article?.published?.slice(0, 10);
  const last = to || (published && published > from ? published : from);
  return [from, last];
}

// 'current' | 'faded' | 'gone' on a day; undated reports are 'undated' on every day.
export function lifeOn(span, day, fadeDays) {
  if (!span) return 'undated';
  if (day < span[0]) return 'gone';
  if (day <= span[1]) return 'current';
  return day <= addDays(span[1], fadeDays) ? 'faded' : 'gone';
}
