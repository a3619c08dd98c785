// The state as it stands behind the # of the address: short, readable, only what differs from the start.
import { FIRST_DAY, LAST_DAY } from './datemenu.js';
import { FACETS, GROUPS, SORTS, STATUSES, TOGGLES, noFilters, sameSet } from './state.js';

const SETS = { show: ['statuses', STATUSES], groups: ['groups', GROUPS] };
const NAME_OF_FACET = { event: 'type' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_SEARCH = 200;
const DEEPEST = 18;
const NONE = '~';

// view: {zoom, lat, lon}, or null for the one the page opens with.
export function encode(state, start, view) {
  return [
    view && `map=${view.zoom}/${view.lat.toFixed(3)}/${view.lon.toFixed(3)}`,
    state.selected !== null && `report=${escaped(state.selected)}`,
    state.place !== null && `place=${state.place}`,
    state.country !== null && `country-only=${state.country}`,
    state.search.trim() && `q=${escaped(state.search.trim()).replaceAll('%20', '+')}`,
    ...Object.entries(SETS).map(
      ([key, [name]]) => !sameSet(state[name], start[name]) && `${key}=${joined(state[name])}`,
    ),
    ...FACETS.map((facet) => state.filters[facet] && `${keyOf(facet)}=${joined(state.filters[facet])}`),
    state.window && state.window[0] !== FIRST_DAY && `from=${state.window[0]}`,
    state.window && state.window[1] !== LAST_DAY && `to=${state.window[1]}`,
    state.day && `day=${state.day}`,
    state.sort !== start.sort && `sort=${state.sort}`,
    ...TOGGLES.map((name) => state[name] !== start[name] && `${name}=${Number(state[name])}`),
    state.theme !== start.theme && `theme=${state.theme}`,
  ]
    .filter(Boolean)
    .join('&');
}

// {state: a patch that makes of any state the one that is meant, view}. What cannot be understood, or is not in this
// map, is left out: an address may come from another map, another version or another hand.
export function decode(hash, start, data) {
  const said = pairs(hash);
  const ids = new Set(data.reports.map(({ id }) => id));
  const state = {
    selected: ids.has(said.get('report')) ? said.get('report') : null,
    place: placeOf(said.get('place'), data.places.length),
    country: Object.hasOwn(data.names, said.get('country-only') ?? '') ? said.get('country-only') : null,
    search: (said.get('q') ?? '').slice(0, LONGEST_SEARCH),
    filters: filtersOf(said, data),
    window: windowOf(said),
    day: dayOf(said.get('day')),
    sort: SORTS.includes(said.get('sort')) ? said.get('sort') : start.sort,
    theme: ['dark', 'light'].includes(said.get('theme')) ? said.get('theme') : start.theme,
  };
  for (const [key, [name, known]] of Object.entries(SETS)) {
    state[name] = wantedOf(said.get(key), known) ?? start[name];
  }
  for (const name of TOGGLES) {
    state[name] = ['0', '1'].includes(said.get(name)) ? said.get(name) === '1' : start[name];
  }
  return { state, view: viewOf(said.get('map')) };
}

const keyOf = (facet) => NAME_OF_FACET[facet] || facet;
const escaped = (value) => encodeURIComponent(value).replaceAll('~', '%7E');
const joined = (values) => [...values].map((value) => (value === '' ? NONE : escaped(value))).join(',');

// Map key → raw value; of a key that stands twice, the last counts. The values of sets are unescaped one by one.
function pairs(hash) {
  const found = new Map();
  for (const pair of String(hash).replace(/^#/, '').split('&')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const isSet = Object.hasOwn(SETS, key) || FACETS.some((facet) => keyOf(facet) === key);
    const text = isSet ? value : unescaped(key === 'q' ? value.replaceAll('+', '%20') : value);
    if (text !== null) found.set(key, text);
  }
  return found;
}

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function setOf(text, known) {
  const values = text
    .split(',')
    .map((value) => (value === NONE ? '' : value === '' ? null : unescaped(value)));
  return new Set(values.filter((value) => known.has(value)));
}

// Null when nothing is said, or nothing that is known here; a set that was empty when it was written stays so.
function wantedOf(text, known) {
  if (text === undefined) return null;
  const wanted = setOf(text, new Set(known));
  return wanted.size || text === '' ? wanted : null;
}

function filtersOf(said, { reports }) {
  const filters = noFilters();
  for (const facet of FACETS) {
    const text = said.get(keyOf(facet));
    if (text === undefined) continue;
    filters[facet] = wantedOf(
      text,
      reports.map(({ facets }) => facets[facet]),
    );
  }
  return filters;
}

function placeOf(text, n) {
  return /^\d+$/.test(text ?? '') && Number(text) < n ? Number(text) : null;
}

function dayOf(text) {
  if (!DAY.test(text ?? '')) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // "2024-02-31" would become another day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

function windowOf(said) {
  const [from, to] = [dayOf(said.get('from')), dayOf(said.get('to'))];
  if (!from && !to) return null;
  const days = [from || FIRST_DAY, to || LAST_DAY];
  return days[0] <= days[1] ? days : days.reverse();
}

function viewOf(text) {
  const numbers = (text ?? '').split('/');
  if (numbers.length !== 3 || numbers.some((number) => !/^-?\d{1,3}(\.\d{1,6})?$/.test(number))) return null;
  const [zoom, lat, lon] = numbers.map(Number);
  const fits = zoom >= 0 && zoom <= DEEPEST && Math.abs(lat) <= 85 && Math.abs(lon) <= 540;
  return fits ? { zoom, lat, lon } : null;
}
