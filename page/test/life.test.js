import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, daysBetween, lifeOn, spanOf } from '../src/life.js';

test('days are counted over months and leap years', () => {
  assert.equal(addDays('2024-02-28', 2), '2024-03-01');
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
});

test('a report without a date has no span', () => {
  assert.equal(spanOf({ from: null, to: null }, { published: '2024-01-01' }), null);
});

test('"since" ends with the article that says so', () => {
  assert.deepEqual(spanOf({ from: '2013-01-01', to: null }, { published: '2024-12-06' }), [
    '2013-01-01',
    '2024-12-06',
  ]);
  assert.deepEqual(spanOf({ from: '2013-01-01', to: null }, undefined), ['2013-01-01', '2013-01-01']);
});

test('a report is current on its dates, faded for some days, then gone', () => {
  const span = ['2024-12-01', '2024-12-03'];
  const days = ['2024-11-30', '2024-12-01', '2024-12-03', '2024-12-04', '2024-12-10', '2024-12-11'];
  assert.deepEqual(
    days.map((day) => lifeOn(span, day, 7)),
    ['gone', 'current', 'current', 'faded', 'faded', 'gone'],
  );
  assert.equal(lifeOn(null, '2024-12-01', 7), 'undated');
});
