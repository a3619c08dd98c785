import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badgeBox, shortened } from '../src/map/clusterbadge.js';
import { overlaps } from '../src/map/trays.js';

test('large numbers are shortened, small ones are not', () => {
  assert.deepEqual([7, 999, 1234, 9960, 14_557].map(shortened), ['7', '999', '1.2k', '10.0k', '15k']);
});

test('badges at one place keep off each other', () => {
  const boxes = [];
  for (let i = 0; i < 7; i += 1) boxes.push(badgeBox({ x: 300, y: 200 }, { solid: 12, denied: 3400 }, boxes));
  boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => assert.ok(!overlaps(box, other))));
  assert.equal(boxes[0].y, 187);
});
