import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames, fileName, toCsv, toGeoJson } from '../src/download.js';

const CLOCKWISE = [
  [0, 0],
  [0, 1],
  [1, 1],
  [0, 0],
];
const data = {
  title: 'A map',
  made_at: '2025-01-01',
  made_by: '0.1.0',
  worldview: 'iso',
  credits: ['© Somebody'],
  sentences: ['He said "no",\nthen left.'],
  shapes: [{ type: 'Polygon', coordinates: [CLOCKWISE, [...CLOCKWISE].reverse()] }],
  articles: [{ id: 'a.txt', title: '=1+1', outlet: 'Desk', url: null, published: null }],
  reports: [],
};
const report = (changes) => ({
  id: 'r',
  article: 0,
  evidence: 0,
  group: 'map',
  shape: null,
  lon: -1.5,
  lat: 14,
  ...changes,
});

// Reads CSV by the letter of RFC 4180.
function parse(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && plain === '') break;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length);
}

test('CSV has a mark of its encoding, a head, and quotes what must be quoted', () => {
  const csv = toCsv(data, [report({})]);
  assert.equal(csv[0], '\ufeff');
  assert.ok(csv.endsWith('\r\n'));
  const [head, row] = parse(csv.slice(1));
  assert.deepEqual(head, columnNames());
  assert.equal(row.length, head.length);
  assert.equal(row[head.indexOf('evidence')], 'He said "no",\nthen left.');
  assert.match(row[head.indexOf('note')], /not verified/);
  assert.match(row[head.indexOf('licence')], /GeoNames.*© Somebody/);
});

test('text that a spreadsheet would run gets an apostrophe, numbers stay numbers', () => {
  const texts = ['=cmd()', '+1', '-1', '@x', '\tx', '\rx', 'plain'];
  for (const text of texts) {
    const [head, row] = parse(toCsv(data, [report({ actor: text })]).slice(1));
    assert.equal(row[head.indexOf('actor_name')], text === 'plain' ? text : `'${text}`);
    assert.equal(row[head.indexOf('source_title')], "'=1+1");
    assert.equal(row[head.indexOf('lon')], '-1.5');
  }
});

test('GeoJSON keeps points, shapes wound as the standard wants, and reports without a place', () => {
  const reports = [
    report({}),
    report({ id: 's', shape: 0 }),
    report({ id: 'n', group: 'none', lon: null, lat: null }),
  ];
  const { type, features, note, sources, columns } = JSON.parse(toGeoJson(data, reports));
  assert.equal(type, 'FeatureCollection');
  assert.deepEqual(features[0].geometry, { type: 'Point', coordinates: [-1.5, 14] });
  assert.deepEqual(features[1].geometry.coordinates, [[...CLOCKWISE].reverse(), CLOCKWISE]);
  assert.equal(features[2].geometry, null);
  assert.deepEqual(Object.keys(columns), Object.keys(features[0].properties));
  assert.ok(
    Object.values(features[0].properties).every((value) => value === null || typeof value !== 'object'),
  );
  assert.match(note, /not verified/);
  assert.ok(sources.includes('© Somebody'));
});

test('file names hold letters and digits of any script only', () => {
  assert.equal(
    fileName('Who is reported where: Iraq/Syria', 'csv'),
    'Who-is-reported-where-Iraq-Syria-reports.csv',
  );
  assert.equal(fileName('../..\\\u202e"<x>', 'csv'), 'x-reports.csv');
  assert.equal(fileName('خريطة', 'geojson'), 'خريطة-reports.geojson');
  assert.equal(fileName('…', 'csv'), 'geonews-reports.csv');
  assert.ok(fileName('a'.repeat(500), 'csv').length < 80);
});
