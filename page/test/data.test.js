import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { readData, unpack } from '../src/data.js';

test('columns of every form become rows', () => {
  const columns = { a: { c: 'x' }, b: { d: ['p', 'q'], i: [0, 1, 0] }, c: { v: [1, null, 3] } };
  assert.deepEqual(unpack({ n: 3, columns }), [
    { a: 'x', b: 'p', c: 1 },
    { a: 'x', b: 'q', c: null },
    { a: 'x', b: 'p', c: 3 },
  ]);
});

test('the block is read as it is written', async () => {
  const table = { n: 1, columns: { id: { c: 'r' } } };
  const raw = {
    articles: table,
    reports: table,
    places: table,
    mentions: { place: [0] },
    title: '</script>',
  };
  const data = await readData(gzipSync(JSON.stringify(raw)).toString('base64'));
  assert.equal(data.title, '</script>');
  assert.deepEqual(data.reports, [{ id: 'r', index: 0 }]);
  assert.deepEqual([...data.mentions.place], [0]);
});

test('a page without data stays empty', async () => {
  assert.equal(await readData(''), null);
});
