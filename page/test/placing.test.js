import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlacer } from '../src/map/placing.js';
import { overlaps } from '../src/map/trays.js';

const VIEW = { x: 400, y: 300 };
const SIZE = { w: 60, h: 14 };

test('a label takes the first free spot around its point', () => {
  const placer = createPlacer(VIEW, [], []);
  const first = placer.place({ x: 200, y: 150 }, SIZE, { gap: 6 });
  const second = placer.place({ x: 200, y: 150 }, SIZE, { gap: 6 });
  assert.equal(first.x, 206);
  assert.equal(second.x, 200 - 6 - 60);
  assert.ok(!overlaps(first.box, second.box));
});

test('many labels never stand over each other or over what is taken', () => {
  const hard = [{ x: 150, y: 100, w: 80, h: 80 }];
  const placer = createPlacer(VIEW, hard, []);
  const boxes = [];
  for (let i = 0; i < 300; i += 1) {
    const found = placer.place({ x: (i * 37) % 400, y: (i * 53) % 300 }, SIZE, { gap: 5 });
    if (found) boxes.push(found.box);
  }
  assert.ok(boxes.length > 10);
  boxes.forEach((box, i) => {
    assert.ok(!overlaps(box, hard[0]));
    boxes.slice(i + 1).forEach((other) => assert.ok(!overlaps(box, other)));
  });
});

test('labels cut by the edge of the view are left out', () => {
  const placer = createPlacer(VIEW, [], []);
  assert.equal(placer.place({ x: 10, y: 150 }, SIZE), null);
  assert.ok(placer.place({ x: 10, y: 150 }, SIZE, { gap: 4 }).x > 10);
});

test('only strong labels cross a line, and only when nothing else is free', () => {
  const soft = [{ x: 0, y: 0, w: 400, h: 300 }];
  assert.equal(createPlacer(VIEW, [], soft).place({ x: 200, y: 150 }, SIZE, { gap: 4 }), null);
  assert.ok(createPlacer(VIEW, [], soft).place({ x: 200, y: 150 }, SIZE, { gap: 4, strong: true }));
});
