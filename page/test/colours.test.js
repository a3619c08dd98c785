import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyColours, contrast, readable } from '../src/colours.js';

const LAND = ['#faf9f6', '#222c36'];

test('a colour that can be seen stays as it is', () => {
  assert.equal(readable('#1f4fb4', LAND[0]), '#1f4fb4');
});

test('a colour that cannot be seen moves until it can, in either theme', () => {
  for (const land of LAND) {
    for (const colour of ['#ffffff', '#000000', '#ffff00', '#222c36', '#faf9f6']) {
      assert.ok(contrast(readable(colour, land), land) >= 3, `${colour} on ${land}`);
    }
  }
});

test('only ranks with a colour of the user are set', () => {
  const set = {};
  applyColours(
    [{ colour: null }, { colour: '#aa0000' }],
    { style: { setProperty: (k, v) => (set[k] = v) } },
    LAND[0],
  );
  assert.deepEqual(set, { '--c1': '#aa0000' });
});
