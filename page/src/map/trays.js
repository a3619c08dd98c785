// Symbols stand beside their place on a leader, so that what matters stays visible; trays keep off each other.

const SYMBOL = { width: 33, height: 42 };
const CAPTION = { width: 150, height: 16 };
const RADII = [14, 26, 42, 62, 86, 120];
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
const OVERLAP_COST = 1000;
const DOT_COST = 300;
const LEAVING_COST = 20;
const TOWARDS_COST = 12;
const NEIGHBOUR_PX = 160;

// places: [{at: {x, y}, columns, hasCaption}] in container pixels → their boxes {x, y, w, h}, none over another if it
// can be helped, and pointing away from their neighbours.
export function placeTrays(places, taken, size) {
  const placed = taken.slice();
  const dots = places.map(({ at }) => ({ x: at.x - 5, y: at.y - 5, w: 10, h: 10 }));
  return places.map(({ at, columns, hasCaption }) => {
    const room = {
      w: Math.max(columns * SYMBOL.width, hasCaption ? CAPTION.width : 0),
      h: SYMBOL.height + (hasCaption ? CAPTION.height : 0),
    };
    const box = bestBox(at, room, { placed, dots, size, pull: pullOf(at, places) });
    placed.push(box);
    return box;
  });
}

// Where the neighbours are, seen from a place: a vector of length 0 to 1.
function pullOf(at, places) {
  let [x, y, n] = [0, 0, 0];
  for (const { at: other } of places) {
    const distance = Math.hypot(other.x - at.x, other.y - at.y);
    if (!distance || distance > NEIGHBOUR_PX) continue;
    x += (other.x - at.x) / distance;
    y += (other.y - at.y) / distance;
    n += 1;
  }
  return n ? { x: x / n, y: y / n } : { x: 0, y: 0 };
}

function bestBox(at, { w, h }, around) {
  let best = null;
  for (const radius of RADII) {
    for (const [dx, dy] of DIRECTIONS) {
      const x = at.x + dx * radius + (dx < 0 ? -w : dx === 0 ? -w / 2 : 0);
      const y = at.y + dy * radius + (dy < 0 ? -h : dy === 0 ? -h / 2 : 0);
      const box = { x, y, w, h };
      const cost = costOf(box, [dx, dy], radius, around);
      if (!best || cost < best.cost) best = { box, cost };
    }
    if (best.cost < radius + TOWARDS_COST) break;
  }
  return best.box;
}

function costOf(box, [dx, dy], radius, { placed, dots, size, pull }) {
  const over = placed.reduce((n, other) => n + overlaps(box, other), 0);
  const covered = dots.reduce((n, dot) => n + overlaps(box, dot), 0);
  const towards = Math.max(0, dx * pull.x + dy * pull.y) * TOWARDS_COST;
  return over * OVERLAP_COST + covered * DOT_COST + leaving(box, size) * LEAVING_COST + radius + towards;
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
