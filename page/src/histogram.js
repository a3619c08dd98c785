// Reports counted by time: days, weeks, months or years, whatever fits; years long before collapsed before a break.
import { addDays, daysBetween } from './life.js';

const LIMITS = [
  ['day', 45],
  ['week', 320],
  ['month', 1860],
];
const MAIN_SHARE = 0.8;
const GAP_DAYS = 60;
const FEWEST_DAYS = 10;
const MOST_OLD = 4;

// The day at which a report is counted: the last one that it tells of.
export const dayOf = (report) => report.span[1];

// {unit, bins: [{from, to}], old: [{from, to}]} of ISO days, both inclusive; no bins without a day. The first decide
// where the bins begin; the others, those of hidden reports, stand where there is room, else before the break.
export function binsOf(days, others = []) {
  const sorted = [...(days.length ? days : others)].sort();
  if (!sorted.length) return { unit: 'day', bins: [], old: [] };
  const from = sorted[firstOfMain(sorted)];
  const all = [...days, ...others].sort();
  const last = all.at(-1);
  const unit = unitOf(daysBetween(from, last));
  const bins = mainBins(from, last, unit);
  return { unit, bins, old: oldBins(all.filter((day) => day < bins[0].from)) };
}

// Where the bulk of the days begins: behind the last long gap that leaves enough of them.
function firstOfMain(sorted) {
  let first = 0;
  for (let i = 1; i < sorted.length && i <= sorted.length * (1 - MAIN_SHARE); i += 1) {
    if (daysBetween(sorted[i - 1], sorted[i]) > GAP_DAYS) first = i;
  }
  return first;
}

function unitOf(extent) {
  return LIMITS.find(([, most]) => extent <= most)?.[0] ?? 'year';
}

function mainBins(from, to, unit) {
  const bins = [];
  let start = startOf(from, unit);
  if (unit === 'day') {
    const missing = Math.max(0, FEWEST_DAYS - 1 - daysBetween(from, to));
    start = addDays(from, -Math.ceil(missing / 2));
    to = addDays(to, Math.floor(missing / 2));
  }
  while (start <= to) {
    const next = nextOf(start, unit);
    bins.push({ from: start, to: addDays(next, -1) });
    start = next;
  }
  return bins;
}

// The first day of the unit that holds a day; weeks begin on Monday.
export function startOf(day, unit) {
  if (unit === 'day') return day;
  if (unit === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return unit === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

function nextOf(day, unit) {
  if (unit === 'day') return addDays(day, 1);
  if (unit === 'week') return addDays(day, 7);
  const [year, month] = day.split('-').map(Number);
  const [y, m] = unit === 'year' ? [year + 1, 1] : month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
}

// Old years, neighbours joined until there are few enough.
function oldBins(days) {
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
  const spans = years.map((year) => [year, year]);
  while (spans.length > MOST_OLD) {
    const gaps = spans.slice(1).map(([from], i) => from - spans[i][1]);
    const at = gaps.indexOf(Math.min(...gaps));
    spans.splice(at, 2, [spans[at][0], spans[at + 1][1]]);
  }
  const pad = (year) => String(year).padStart(4, '0');
  const last = days.at(-1);
  return spans.map(([from, to]) => ({ from: `${pad(from)}-01-01`, to: min(`${pad(to)}-12-31`, last) }));
}

const min = (a, b) => (a < b ? a : b);

// For each bin a Map status → number of reports.
export function countIn(bins, reports) {
  const counts = bins.map(() => new Map());
  for (const report of reports) {
    if (!report.span) continue;
    const bin = counts[indexOf(bins, dayOf(report))];
    if (bin) bin.set(report.status, (bin.get(report.status) || 0) + 1);
  }
  return counts;
}

// Number of the bin that holds a day; -1 for none. Bins stand in order.
export function indexOf(bins, day) {
  let low = 0;
  let high = bins.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (day < bins[middle].from) high = middle - 1;
    else if (day > bins[middle].to) low = middle + 1;
    else return middle;
  }
  return -1;
}
