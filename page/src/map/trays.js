// Symbols stand beside their place on a leader, so that what matters stays visible; trays keep off each other.

const SYMBOL = { width: 33, height: 42 };
const RADII = [14, 34, 58, 90];
const DIRECTIONS = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [0, -1.3],
  [0, 1.3],
  [1.2, 0],
  [-1.2, 0],
];
const OVERLAP_COST = 1000,
  LEAVING_COST = 20;

// stacks: [{at: {x, y}, columns}] in container pixels → their boxes {x, y, w, h}, none over another if it can be helped
export function placeTrays(stacks, taken, size) {
  const placed = taken.slice();
  return stacks.map(({ at, columns }) => {
    const box = bestBox(at, { w: columns * SYMBOL.width, h: SYMBOL.height }, placed, size);
    placed.push(box, { x: at.x - 5, y: at.y - 5, w: 10, h: 10 });
    return box;
  });
}

function bestBox(at, { w, h }, placed, size) {
  let best = null;
  for (const radius of RADII) {
    for (const [dx, dy] of DIRECTIONS) {
      const x = at.x + dx * radius + (dx < 0 ? -w : dx === 0 ? -w / 2 : 0);
      const y = at.y + dy * radius + (dy < 0 ? -h : dy === 0 ? -h / 2 : 0);
      const box = { x, y, w, h };
      const cost =
        placed.filter((other) => overlaps(box, other)).length * OVERLAP_COST +
        leaving(box, size) * LEAVING_COST +
        radius;
      if (!best || cost < best.cost) best = { box, cost };
    }
  }
  return best.box;
}

function leaving({ x, y, w, h }, size) {
  return (
    Math.max(0, 4 - x) +
    Math.max(0, 4 - y) +
    Math.max(0, x + w + 4 - size.x) +
    Math.max(0, y + h + 4 - size.y)
  );
}

export function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
