import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siblingsOf } from '../src/cards.js';
import { decimal, mgrsOf } from '../src/copying.js';
import { mentionIndex } from '../src/placecard.js';

test('coordinates have no more digits than the place is known to', () => {
  assert.equal(decimal(37.15432, 36.20491, 500), '36.2049, 37.1543');
  assert.equal(decimal(37.15432, 36.20491, 5000), '36.205, 37.154');
  assert.equal(decimal(37.15432, 36.20491, 80_000), '36.20, 37.15');
});

test('MGRS squares are of 100 m at best, 10 km at worst, and none near a pole', () => {
  const digits = (radius) => mgrsOf(37.15, 36.2, radius).replace(/^\d+[A-Z]{3}/, '').length / 2;
  assert.deepEqual([500, 5000, 80_000].map(digits), [3, 2, 1]);
  assert.match(mgrsOf(37.15, 36.2, 500), /^37SCA/);
  assert.equal(mgrsOf(0, 85, 500), null);
  assert.equal(mgrsOf(0, -80.5, 500), null);
});

test('mentions are found by place', () => {
  const places = [{}, {}, {}];
  const mentionsOf = mentionIndex({ places, mentions: { place: Int32Array.from([2, 0, 2, 2]) } });
  assert.deepEqual([...mentionsOf(2)], [0, 2, 3]);
  assert.deepEqual([...mentionsOf(1)], []);
  assert.deepEqual([...mentionsOf(0)], [1]);
});

test('siblings stand at the same place and in the same way', () => {
  const at = (lon, group = 'map') => ({ lon, lat: 1, group, iso2: 'SY' });
  const reports = [at(1), at(1), at(2), at(null, 'country'), at(null, 'country'), at(null, 'none')];
  assert.deepEqual(siblingsOf(reports[0], reports), reports.slice(0, 2));
  assert.deepEqual(siblingsOf(reports[3], reports), reports.slice(3, 5));
  assert.deepEqual(siblingsOf(reports[5], reports), [reports[5]]);
  assert.deepEqual(siblingsOf(reports[0], []), [reports[0]]);
});
