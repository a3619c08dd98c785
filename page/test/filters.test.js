import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeFilters } from '../src/active.js';
import { windowOf } from '../src/datemenu.js';
import { labelsOf, orderOf } from '../src/facetwords.js';
import { fold } from '../src/fold.js';
import { sorted } from '../src/order.js';
import { nearest } from '../src/sheet.js';
import { FACETS, initialState, unfiltered } from '../src/state.js';
import { derive, prepare } from '../src/view.js';

const BASE = {
  status: 'asserted',
  group: 'map',
  actor_key: 'army',
  actor: 'the army',
  event: 'attack',
  voice: 'article',
  iso2: 'BF',
  precision: 1,
  article: 0,
  evidence: 0,
  from: '2024-08-26',
  to: '2024-08-26',
};

function dataOf(...changes) {
  return prepare({
    articles: [{ outlet: 'Desk' }, { outlet: null }],
    sentences: ['x'],
    names: { BF: 'Burkina Faso' },
    sides: [{ id: 's1', name: 'Side one' }],
    options: { fade_days: 7 },
    reports: changes.map((change) => ({ ...BASE, ...change })),
  });
}

const labels = (data) => Object.fromEntries(FACETS.map((facet) => [facet, labelsOf(facet, data)]));
const withFilter = (facet, ...values) => ({
  filters: { ...initialState().filters, [facet]: new Set(values) },
});

test('values of a filter stand by their number, precision by its own order', () => {
  const data = dataOf({ precision: 5 }, { actor_key: 'rebels', precision: 5 }, { actor_key: 'rebels' });
  assert.deepEqual(orderOf('actor', data), ['rebels', 'army']);
  assert.deepEqual(orderOf('precision', data), ['1', '5']);
});

test('values are named in words, and what has none says so', () => {
  const label = labels(dataOf({}));
  assert.equal(label.actor('army'), 'the army');
  assert.equal(label.actor(''), 'Not named');
  assert.equal(label.country('BF'), 'Burkina Faso');
  assert.equal(label.country('XX'), 'XX');
  assert.equal(label.side('s1'), 'Side one');
  assert.equal(label.precision('4'), 'Province');
  assert.equal(label.event('air_strike'), 'Air strike');
});

test('active filters are told in words and each can be taken away', () => {
  const data = dataOf({}, { actor_key: 'b', actor: 'b' }, { actor_key: 'c', actor: 'c' });
  const state = {
    ...initialState(),
    ...withFilter('actor', 'army', 'b', 'c'),
    search: ' x ',
    undated: false,
  };
  const found = activeFilters(state, labels(data));
  assert.deepEqual(
    found.map(({ text }) => text),
    ['Actor: the army, b and 1 more', '“x”', 'Date: All days, dated only'],
  );
  const cleared = found.reduce((now, { patch }) => ({ ...now, ...patch }), state);
  assert.deepEqual(cleared, initialState());
});

test('reset takes away all that hides reports, and leaves the view and the selection', () => {
  const kept = Object.keys(initialState()).filter((name) => !(name in unfiltered()));
  assert.deepEqual(kept.sort(), [
    'choropleth',
    'country',
    'grouped',
    'hover',
    'keys',
    'mentions',
    'place',
    'rings',
    'selected',
    'sort',
    'theme',
  ]);
});

test('each filter that alone hides reports is known with their number', () => {
  const data = dataOf(
    {},
    { actor_key: 'rebels' },
    { status: 'negated' },
    { iso2: 'ML', actor_key: 'rebels' },
    { group: 'none' },
  );
  const state = { ...initialState(), ...withFilter('actor', 'army'), groups: new Set(['map']) };
  const { shown, without, groups } = derive(data, state);
  assert.equal(shown.length, 1);
  assert.deepEqual(Object.fromEntries(without), { actor: 2, status: 1, group: 1 });
  assert.equal(groups.get('none'), 1);
});

test('undated reports are counted whether they are shown or not', () => {
  const data = dataOf({}, { from: null, to: null });
  assert.equal(derive(data, { ...initialState(), undated: false }).undated, 1);
  assert.equal(derive(data, initialState()).undated, 1);
});

test('a window of days needs one of its ends only, and stands in order', () => {
  assert.equal(windowOf('', ''), null);
  assert.deepEqual(windowOf('2024-01-02', ''), ['2024-01-02', '9999-12-31']);
  assert.deepEqual(windowOf('', '2024-01-02'), ['0001-01-01', '2024-01-02']);
  assert.deepEqual(windowOf('2024-02-01', '2024-01-01'), ['2024-01-01', '2024-02-01']);
});

test('reports are sorted by place, date or number of sources, what lacks it last', () => {
  const data = dataOf(
    { id: 'a', place: null, from: '2024-01-02' },
    { id: 'b', place: 'Djibo', from: null, to: null, independent: 3 },
    { id: 'c', place: 'Arbinda', from: '2024-01-01', independent: 1 },
  );
  const ids = (by) =>
    sorted(data.reports, by, data)
      .map(({ id }) => id)
      .join('');
  assert.equal(ids('place'), 'cba');
  assert.equal(ids('date'), 'cab');
  assert.equal(ids('sources'), 'bca');
});

test('search folds accents, letter variants and digits of other scripts', () => {
  for (const [a, b] of [
    ['Ménaka', 'menaka'],
    ['Łódź', 'lodz'],
    ['أحمد', 'احمد'],
    ['مدينةٌ', 'مدينه'],
    ['İzmir', 'izmir'],
    ['٢٠٢٤', '2024'],
    ['۱۹', '19'],
  ]) {
    assert.equal(fold(a), fold(b));
  }
});

test('the sheet snaps to the nearest of its heights', () => {
  assert.equal(nearest(100, 844), 0);
  assert.equal(nearest(450, 844), 1);
  assert.equal(nearest(800, 844), 2);
});
