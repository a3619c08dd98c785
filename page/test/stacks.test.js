import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bend } from '../src/map/arrows.js';
import { classes } from '../src/map/choropleth.js';
import { countStyles, createIndex, gather } from '../src/map/clusters.js';
import { stacksOf } from '../src/map/stacks.js';
import { overlaps, placeTrays } from '../src/map/trays.js';

const REPORT = {
  lon: 1,
  lat: 2,
  letters: 'ARM',
  style: 'solid',
  event: 'attack',
  rank: 0,
  situation: null,
  op: 'at',
};
const reports = (...changes) => changes.map((change, i) => ({ ...REPORT, id: `r${i}`, ...change }));
const sizes = (stacks) => stacks.map(({ groups }) => groups.map((group) => group.length));
const WORLD = { getWest: () => -180, getEast: () => 180, getSouth: () => -85, getNorth: () => 85 };

test('reports of one look at one place are one symbol, other looks stand beside it', () => {
  assert.deepEqual(sizes(stacksOf(reports({}, {}, { style: 'denied' }, { lon: 5 }))), [[2, 1], [1]]);
});

test('a situation and its reports never stand side by side', () => {
  const told = reports(
    { situation: 's' },
    { situation: 's', lon: 1.5, letters: 'NAV' },
    { situation: 's', style: 'denied' },
  );
  assert.deepEqual(sizes(stacksOf(told, true)), [[2, 1]]);
  assert.deepEqual(sizes(stacksOf(told, false)), [[1, 1], [1]]);
});

test('a cluster keeps the styles apart and loses none', () => {
  const many = reports(
    ...Array.from({ length: 500 }, (_, i) => ({
      lon: (i % 25) * 0.1,
      lat: Math.floor(i / 25) * 0.1,
      style: i % 3 ? 'solid' : 'denied',
    })),
  );
  const stacks = stacksOf(many);
  const { stacks: single, clusters } = gather(stacks, createIndex(stacks, countStyles), WORLD, 4, 1_000_000);
  const all = { solid: 0, denied: 0 };
  for (const { counts } of clusters) for (const style of Object.keys(counts)) all[style] += counts[style];
  for (const { groups } of single) for (const group of groups) all[group[0].style] += group.length;
  assert.deepEqual(all, { solid: 333, denied: 167 });
  assert.ok(clusters.length > 0 && clusters.length < 60);
});

test('few places are never clustered, but a tower of looks at one spot is', () => {
  const stacks = stacksOf(
    reports(...Array.from({ length: 12 }, (_, i) => ({ letters: `A${i}` })), { lon: 1.2 }),
  );
  const found = gather(stacks, createIndex(stacks, countStyles), WORLD, 2, 1_000_000);
  assert.equal(found.stacks.length, 1);
  assert.deepEqual(
    found.clusters.map(({ counts }) => counts),
    [{ solid: 12 }],
  );
});

test('trays keep off each other', () => {
  const places = Array.from({ length: 25 }, (_, i) => ({
    at: { x: 300 + (i % 5) * 60, y: 200 + Math.floor(i / 5) * 60 },
    columns: 1,
  }));
  const boxes = placeTrays(places, [], { x: 1000, y: 700 });
  boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => assert.ok(!overlaps(box, other))));
});

test('an arrow stops short of its end', () => {
  const [lat, lon] = bend([0, 0], [10, 0]).at(-1);
  assert.ok(lon > 8 && lon < 9.6);
  assert.ok(Math.abs(lat) < 1);
});

test('countries fall into classes by quantile', () => {
  const { steps, classOf } = classes({ SY: 100, IQ: 40, TR: 3, IR: 2, JO: 1 });
  assert.deepEqual(steps, [1, 2, 3, 40, 100]);
  assert.deepEqual(['SY', 'JO', 'FR'].map(classOf), [4, 0, null]);
});
