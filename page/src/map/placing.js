// Labels without collisions: each takes the first free of the spots around its point. Pure; boxes are {x, y, w, h}.
import { overlaps } from './trays.js';

const AROUND = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, 0.6],
  [-0.8, 0.6],
  [0.8, -0.6],
  [-0.8, -0.6],
];
const CENTRED = [[0, 0]];

// Collects what is taken; hard boxes stop every label, soft ones (lines) only those that are not strong.
export function createPlacer(view, hard, soft) {
  const taken = hard.slice();

  function isFree(box, strong) {
    if (box.x < 2 || box.y < 2 || box.x + box.w > view.x - 2 || box.y + box.h > view.y - 2) return false;
    if (taken.some((other) => overlaps(box, other))) return false;
    return strong || !soft.some((other) => overlaps(box, other));
  }

  // {x, y} of the text's left edge and middle line, or null; gap is the distance from the point in pixels, 0 for a
  // label that stands on it.
  function place(at, { w, h }, { gap = 0, strong = false } = {}) {
    for (const over of strong ? [false, true] : [false]) {
      for (const [ax, ay] of gap ? AROUND : CENTRED) {
        const x = at.x + ax * gap - (ax > 0 ? 0 : ax < 0 ? w : w / 2);
        const y = at.y + ay * (gap + h / 2);
        const box = { x: x - 3, y: y - h / 2, w: w + 6, h };
        if (!isFree(box, over)) continue;
        taken.push(box);
        return { x, y, box };
      }
    }
    return null;
  }

  return { place, take: (box) => taken.push(box), isFree };
}
