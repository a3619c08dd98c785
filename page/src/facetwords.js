// What the values of a filter are called, and in which order they stand.
import { t, tOr } from './strings.js';
import { NONE } from './view.js';

const ORDERED = ['precision', 'voice'];

// Most reports first; what has an order of its own keeps it.
export function orderOf(facet, data) {
  const counts = new Map();
  for (const { facets } of data.reports) counts.set(facets[facet], (counts.get(facets[facet]) || 0) + 1);
  const values = [...counts.keys()];
  if (ORDERED.includes(facet)) return values.sort();
  return values.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

// value → words
export function labelsOf(facet, data) {
  const none = t(`facet.${facet}.none`);
  if (facet === 'actor') return named(none, actors(data));
  if (facet === 'side') return named(none, new Map((data.sides || []).map(({ id, name }) => [id, name])));
  if (facet === 'country') return named(none, new Map(Object.entries(data.names)));
  if (facet === 'outlet') return named(none, new Map());
  return (value) => (value === NONE ? none : tOr(`${facet}.${value}`, value));
}

function named(none, names) {
  return (value) => (value === NONE ? none : names.get(value) || value);
}

function actors({ reports }) {
  const names = new Map();
  for (const { actor_key: key, actor } of reports) if (key && !names.has(key)) names.set(key, actor);
  return names;
}
