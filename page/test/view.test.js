import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../src/state.js';
import { derive, prepare } from '../src/view.js';

const REPORT = {
  status: 'asserted',
  group: 'map',
  actor_key: 'army',
  actor: 'army',
  side: null,
  event: 'attack',
  voice: 'article',
  iso2: 'BF',
  precision: 1,
  article: 0,
  evidence: 0,
  title: 'Attack by army in Djibo',
  place: 'Djibo',
  from: '2024-08-26',
  to: '2024-08-26',
};

function dataOf(...changes) {
  return prepare({
    articles: [{ outlet: 'Desk', published: '2024-08-27' }],
    sentences: ['The army attacked Djibo.', 'قصف الجيش مدينةً'],
    reports: changes.map((change) => ({ ...REPORT, ...change })),
    options: { fade_days: 7 },
    names: {},
  });
}

const shown = (data, patch) =>
  derive(data, { ...initialState(), ...patch }).shown.map((r) => data.reports.indexOf(r));

test('hidden statuses are counted though they are not shown', () => {
  const view = derive(dataOf({}, { status: 'negated' }), initialState());
  assert.equal(view.shown.length, 1);
  assert.equal(view.statuses.get('negated'), 1);
});

test('counts of a filter follow all filters but itself', () => {
  const data = dataOf({}, { actor_key: 'rebels' }, { actor_key: 'rebels', iso2: 'ML' });
  const state = { ...initialState(), filters: { ...initialState().filters, actor: new Set(['army']) } };
  const view = derive(data, state);
  assert.deepEqual(
    [...view.facets.actor],
    [
      ['army', 1],
      ['rebels', 2],
    ],
  );
  assert.deepEqual([...view.facets.country], [['BF', 1]]);
});

test('search folds accents and Arabic and wants every word', () => {
  const data = dataOf({ place: 'Ménaka' }, { evidence: 1 });
  assert.deepEqual(shown(data, { search: 'menaka ARMY' }), [0]);
  assert.deepEqual(shown(data, { search: 'مدينه' }), [1]);
  assert.deepEqual(shown(data, { search: 'army nowhere' }), []);
});

test('a day shows what is told of it, then what has faded, and the undated as long as they are wanted', () => {
  const data = dataOf({}, { from: null, to: null });
  assert.deepEqual(shown(data, { day: '2024-08-26' }), [0, 1]);
  assert.deepEqual(shown(data, { day: '2024-09-02' }), [0, 1]);
  assert.deepEqual(shown(data, { day: '2024-09-03' }), [1]);
  assert.deepEqual(shown(data, { day: '2024-08-25', undated: false }), []);
});

test('a window of days keeps what overlaps it', () => {
  const data = dataOf({ from: '2024-08-01', to: '2024-08-10' });
  assert.deepEqual(shown(data, { window: ['2024-08-10', '2024-08-20'] }), [0]);
  assert.deepEqual(shown(data, { window: ['2024-08-11', '2024-08-20'] }), []);
});
