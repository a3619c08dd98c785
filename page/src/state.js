// What the reader has chosen. One object; whoever shows something is told when it changes.

export const STATUSES = ['asserted', 'alleged', 'planned', 'denied', 'conditional', 'negated', 'historical'];
export const HIDDEN = ['conditional', 'negated', 'historical'];
export const FACETS = ['actor', 'side', 'event', 'voice', 'outlet', 'country', 'precision'];

export function initialState() {
  return {
    statuses: new Set(STATUSES.filter((status) => !HIDDEN.includes(status))),
    filters: Object.fromEntries(FACETS.map((facet) => [facet, null])),
    search: '',
    window: null,
    undated: true,
    day: null,
    sort: 'place',
    selected: null,
    place: null,
    country: null,
    mentions: true,
    rings: false,
    choropleth: false,
    grouped: false,
    theme: 'light',
  };
}

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
