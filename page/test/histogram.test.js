import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binsOf, countIn, indexOf, startOf } from '../src/histogram.js';

test('no day gives no bin', () => {
  assert.deepEqual(binsOf([]), { unit: 'day', bins: [], old: [] });
});

test('one day stands in the middle of ten', () => {
  const { unit, bins } = binsOf(['2024-12-06']);
  assert.equal(unit, 'day');
  assert.equal(bins.length, 10);
  assert.equal(indexOf(bins, '2024-12-06'), 5);
});

test('bins leave no day out and none twice, whatever their unit', () => {
  for (const [last, unit] of [
    ['2024-03-10', 'day'],
    ['2024-09-01', 'week'],
    ['2027-01-01', 'month'],
    ['2055-06-01', 'year'],
  ]) {
    const found = binsOf(['2024-02-01', last]);
    assert.equal(found.unit, unit);
    found.bins.slice(1).forEach(({ from }, i) => {
      assert.equal(Date.parse(from) - Date.parse(found.bins[i].to), 86_400_000);
    });
    assert.ok(indexOf(found.bins, '2024-02-01') >= 0);
    assert.ok(indexOf(found.bins, last) >= 0);
    assert.ok(found.bins.length <= 70);
  }
});

test('few old days stand before the break, by year', () => {
  const recent = Array.from({ length: 20 }, (_, i) => `2024-12-${String(i + 1).padStart(2, '0')}`);
  const { unit, old, bins } = binsOf(['2003-03-20', '2013-05-01', '2018-02-02', ...recent]);
  assert.equal(unit, 'day');
  assert.deepEqual(
    old.map(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]),
    [
      ['2003', '2003'],
      ['2013', '2013'],
      ['2018', '2018'],
    ],
  );
  assert.equal(bins[0].from, '2024-12-01');
});

test('many old years are joined where they are close', () => {
  const recent = Array.from({ length: 60 }, () => '2024-12-01');
  const old = ['1990', '1991', '2001', '2003', '2011', '2018'].map((year) => `${year}-05-05`);
  const found = binsOf([...old, ...recent]).old.map(
    ({ from, to }) => `${from.slice(0, 4)}-${to.slice(0, 4)}`,
  );
  assert.deepEqual(found, ['1990-1991', '2001-2003', '2011-2011', '2018-2018']);
});

test('weeks begin on Monday', () => {
  assert.equal(startOf('2024-12-01', 'week'), '2024-11-25');
  assert.equal(startOf('2024-12-02', 'week'), '2024-12-02');
});

test('reports are counted at their last day, the undated nowhere', () => {
  const { bins } = binsOf(['2024-12-01', '2024-12-05']);
  const reports = [
    { span: ['2024-11-01', '2024-12-05'], status: 'asserted' },
    { span: ['2024-12-05', '2024-12-05'], status: 'denied' },
    { span: null, status: 'asserted' },
  ];
  const counts = countIn(bins, reports);
  assert.deepEqual(
    [...counts[indexOf(bins, '2024-12-05')]],
    [
      ['asserted', 1],
      ['denied', 1],
    ],
  );
  assert.equal(
    counts.reduce((sum, bin) => sum + bin.size, 0),
    2,
  );
});

test('hidden reports do not stretch the days, but stand before the break', () => {
  const { unit, bins, old } = binsOf(
    ['2024-12-06', '2024-12-06'],
    ['2019-05-01', '2024-12-05', '2003-03-20'],
  );
  assert.equal(unit, 'day');
  assert.ok(indexOf(bins, '2024-12-05') >= 0);
  assert.deepEqual(
    old.map(({ from }) => from.slice(0, 4)),
    ['2003', '2019'],
  );
});
