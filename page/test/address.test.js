import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode } from '../src/address.js';
import { initialState, sameSet } from '../src/state.js';

const start = initialState();
const data = {
  places: [{}, {}],
  names: { BF: 'Burkina Faso' },
  reports: [
    { id: 'a1', facets: facets({ actor: 'the army, 2nd ~ "division"' }) },
    { id: 'b&2', facets: facets({ actor: '', outlet: 'تلفزيون' }) },
  ],
};

function facets(changes) {
  return {
    actor: 'x',
    side: '',
    event: 'attack',
    voice: 'article',
    outlet: 'Desk',
    country: 'BF',
    precision: '1',
    ...changes,
  };
}

const there = (patch, view = null) => {
  const state = { ...start, ...patch };
  const read = decode(`#${encode(state, start, view)}`, start, data);
  return { ...read, state: { ...state, ...read.state } };
};

test('the state of the start has an empty address', () => {
  assert.equal(encode(start, start, null), '');
  assert.deepEqual(decode('', start, data).state, { ...decode('#', start, data).state });
  assert.ok(sameSet(decode('', start, data).state.statuses, start.statuses));
});

test('what differs stands in the address in plain words', () => {
  const state = {
    ...start,
    search: 'deir ez-zor',
    sort: 'date',
    theme: 'dark',
    undated: false,
    window: ['2024-12-01', '9999-12-31'],
  };
  assert.equal(
    encode(state, start, { zoom: 6.25, lat: 34.51234, lon: 43.1 }),
    'map=6.25/34.512/43.100&q=deir+ez-zor&from=2024-12-01&sort=date&undated=0&theme=dark',
  );
});

test('every choice comes back as it was', () => {
  const patch = {
    statuses: new Set(['denied', 'historical']),
    groups: new Set(['none']),
    filters: {
      ...start.filters,
      actor: new Set(['the army, 2nd ~ "division"', '']),
      outlet: new Set(['تلفزيون']),
      event: new Set(),
    },
    search: '50% + "x" & #y',
    window: ['2024-12-01', '2024-12-06'],
    day: '2024-12-05',
    sort: 'sources',
    selected: 'b&2',
    undated: false,
    mentions: false,
    rings: true,
    choropleth: true,
    grouped: true,
    keys: false,
    theme: 'dark',
  };
  const { state, view } = there(patch, { zoom: 7, lat: -12.5, lon: 131.25 });
  assert.deepEqual(state, { ...start, ...patch });
  assert.deepEqual(view, { zoom: 7, lat: -12.5, lon: 131.25 });
  assert.equal(there({ place: 1 }).state.place, 1);
  assert.equal(there({ country: 'BF' }).state.country, 'BF');
});

test('what this map does not know is left out', () => {
  const hash =
    '#report=zz&place=9&actor=nobody&sort=size&theme=pink&day=2024-02-31&from=soon&show=everything&rings=2&map=99/0/0';
  const { state, view } = decode(hash, start, data);
  assert.deepEqual({ ...start, ...state }, start);
  assert.equal(view, null);
});

test('no garbage in the address breaks it', () => {
  const pieces = [
    'map',
    'report',
    'q',
    'show',
    'actor',
    'from',
    '=',
    '&',
    '#',
    '%',
    '%zz',
    '%E0%A4',
    ',',
    '~',
    '/',
    '-',
  ];
  pieces.push(
    '__proto__',
    'constructor',
    '1e999',
    'NaN',
    '\u202e',
    '\ud800',
    '2024-13-40',
    'x'.repeat(5000),
    '🙂',
    '0',
  );
  let seed = 7;
  const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let i = 0; i < 5000; i += 1) {
    const hash = Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
    const { state, view } = decode(hash, start, data);
    assert.deepEqual(
      Object.keys(state).filter((key) => !(key in start)),
      [],
    );
    assert.ok(['place', 'date', 'sources'].includes(state.sort));
    assert.ok(state.search.length <= 200);
    assert.ok(view === null || Math.abs(view.lat) <= 85);
    encode({ ...start, ...state }, start, view);
  }
});
