// What the reader has chosen. One object; whoever shows something is told when it changes.

export const STATUSES = ['asserted', 'alleged', 'planned', 'denied', 'conditional', 'negated', 'historical'];
export const HIDDEN = ['conditional', 'negated', 'historical'];
export const FACETS = ['actor', 'side', 'event', 'voice', 'outlet', 'country', 'precision'];
export const GROUPS = ['map', 'country', 'none'];
export const SORTS = ['place', 'date', 'sources'];
export const TOGGLES = ['undated', 'mentions', 'rings', 'choropleth', 'grouped', 'keys'];

export function initialState() {
  return {
    statuses: new Set(STATUSES.filter((status) => !HIDDEN.includes(status))),
    groups: new Set(GROUPS),
    filters: noFilters(),
    search: '',
    window: null,
    undated: true,
    day: null,
    sort: 'place',
    selected: null,
    hover: null,
    place: null,
    country: null,
    mentions: true,
    rings: false,
    choropleth: false,
    grouped: false,
    // Shortcuts of one key can be switched off: they get in the way of speech input.
    keys: true,
    theme: 'light',
  };
}

export function noFilters() {
  return Object.fromEntries(FACETS.map((facet) => [facet, null]));
}

// What "reset filters" sets: all that hides reports, and nothing else.
export function unfiltered() {
  const { statuses, groups, filters, search, window, undated, day } = initialState();
  return { statuses, groups, filters, search, window, undated, day };
}

export function toggled(set, value) {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}

export const sameSet = (a, b) => a.size === b.size && [...a].every((value) => b.has(value));

export function createStore(initial) {
  let state = initial;
  const listeners = [];
  return {
    get: () => state,
    // Listeners get the new state and the names of what changed, in the order in which they asked.
    set(patch) {
      const changed = Object.keys(patch).filter((name) => patch[name] !== state[name]);
      if (!changed.length) return;
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state, new Set(changed));
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}
