// What is shown: the reports that pass all filters, and how many each filter would let through.
import { fold } from './fold.js';
import { lifeOn, spanOf } from './life.js';
import { militarySign } from './map/symbols.js';
import { FACETS } from './state.js';

export const NONE = '';

// Prepares what filters look at: each report gets its facets and its dates.
export function prepare(data) {
  data.countries = new Map(Object.entries(data.names));
  const hasSides = data.reports.some((report) => report.side);
  for (const report of data.reports) {
    if (data.options.symbols === 'app6') report.app6 = militarySign(report, hasSides);
    const article = data.articles[report.article];
    report.span = spanOf(report, article);
    report.facets = {
      actor: report.actor_key || NONE,
      side: report.side || NONE,
      event: report.event,
      voice: report.voice || NONE,
      outlet: article?.outlet || NONE,
      country: report.iso2 || NONE,
      precision: String(report.precision ?? NONE),
    };
  }
  return data;
}

// {shown, statuses and groups: Map value→n, facets: {name: Map value→n}, dated: reports that only the dates may hide,
//  without: Map filter→how many reports that filter alone hides, undated: how many of `dated` have no date}
export function derive(data, state) {
  const words = fold(state.search).split(/\s+/).filter(Boolean);
  const view = {
    shown: [],
    statuses: new Map(),
    groups: new Map(),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, new Map()])),
    dated: [],
    undated: 0,
    without: new Map(),
  };
  for (const report of data.reports) {
    const failed = failures(report, state, words, data);
    if (failed.length <= 1) count(view, report, failed[0]);
  }
  return view;
}

function count(view, report, only) {
  if (only) bump(view.without, only);
  else view.shown.push(report);
  if (!only || only === 'time') view.dated.push(report);
  if ((!only || only === 'time') && !report.span) view.undated += 1;
  if (!only || only === 'status') bump(view.statuses, report.status);
  if (!only || only === 'group') bump(view.groups, report.group);
  for (const facet of FACETS) if (!only || only === facet) bump(view.facets[facet], report.facets[facet]);
}

// Names of the filters that a report does not pass; more than two are not told apart.
function failures(report, state, words, data) {
  const failed = [];
  if (!state.statuses.has(report.status)) failed.push('status');
  if (!state.groups.has(report.group)) failed.push('group');
  for (const facet of FACETS) {
    const wanted = state.filters[facet];
    if (wanted && !wanted.has(report.facets[facet])) failed.push(facet);
    if (failed.length > 1) return failed;
  }
  if (!inTime(report, state, data.options.fade_days)) failed.push('time');
  if (failed.length < 2 && words.length && !matches(report, words, data)) failed.push('search');
  return failed;
}

function inTime(report, state, fadeDays) {
  if (!report.span) return state.undated;
  if (state.day) return lifeOn(report.span, state.day, fadeDays) !== 'gone';
  return !state.window || (report.span[0] <= state.window[1] && report.span[1] >= state.window[0]);
}

function matches(report, words, data) {
  report.hay ??= fold(
    [
      data.sentences[report.evidence],
      report.title,
      report.sentence,
      report.actor,
      report.place,
      report.placewords,
      report.speaker,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return words.every((word) => report.hay.includes(word));
}

function bump(counts, value) {
  counts.set(value, (counts.get(value) || 0) + 1);
}
