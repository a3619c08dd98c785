import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listOf, t, tOr } from '../src/strings.js';

const SRC = new URL('../src/', import.meta.url);
const table = JSON.parse(readFileSync(new URL('strings.en.json', SRC)));
const files = readdirSync(SRC, { recursive: true }).filter((name) => /\.(js|html)$/.test(name));
const source = files.map((name) => readFileSync(new URL(name, SRC), 'utf8')).join('\n');
const found = (pattern) => [...source.matchAll(pattern)].map(([, key]) => key);

const literal = new Set([
  ...found(/\bt\(\s*'([^']+)'/g),
  ...found(/data-t(?:-label|-placeholder)?="([^"]+)"/g),
]);
// t(`status.${status}`) uses every key of that form.
const templates = found(/\bt(?:Or)?\(\s*`([^`]+)`/g).map((text) => {
  const parts = text.split(/\$\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
});
const base = (key) => key.replace(/\.(zero|one|two|few|many|other)$/, '');
const keys = Object.keys(table);

test('every text that the page asks for exists', () => {
  const known = new Set(keys.flatMap((key) => [key, base(key)]));
  assert.deepEqual(
    [...literal].filter((key) => !known.has(key)),
    [],
  );
  for (const template of templates)
    assert.ok(
      keys.some((key) => template.test(base(key))),
      String(template),
    );
});

test('no text is there for nothing', () => {
  const quoted = new Set(found(/'([\w.]+)'/g));
  const isUsed = (key) =>
    literal.has(key) || quoted.has(key) || templates.some((template) => template.test(key));
  assert.deepEqual(
    keys.filter((key) => !isUsed(key) && !isUsed(base(key))),
    [],
  );
});

test('what takes a number has a form for one and for others', () => {
  for (const key of keys.filter((name) => base(name) !== name)) {
    assert.ok(table[`${base(key)}.other`], key);
  }
});

test('numbers and lists are written in the manner of the language', () => {
  assert.equal(t('reports', { n: 1 }), '1 report');
  assert.equal(t('reports', { n: 12345 }), '12,345 reports');
  assert.equal(listOf(['Iraq', 'Syria', 'Lebanon']), 'Iraq, Syria and Lebanon');
  assert.throws(() => t('no.such.text'), /no interface text/);
  assert.equal(tOr('event.unheard_of', 'unheard_of'), 'unheard_of');
});
