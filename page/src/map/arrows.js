// Arrows from one place to another: a sketch, not a route.
import { svg } from '../dom.js';

const SIZE = 18;
const HEADS = { force: 'M7 0L-6 6L-3 0L-6 -6z', civilian: 'M-5 -6L5 0L-5 6' };

// An arc between two places (lon, lat) that stops short of the second. → [[lat, lon], …]
export function bend(a, b, steps = 24, short = 0.92) {
  const middle = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.15, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.15];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = (i / steps) * short;
    const u = 1 - t;
    const along = (k) => u * u * a[k] + 2 * u * t * middle[k] + t * t * b[k];
    return [along(1), along(0)];
  });
}

// A head at the end of an arc: filled for forces, open for civilians.
export function arrowHead(map, points, colour, isCivilian) {
  const [tip, back] = [points.at(-1), points.at(-4)].map((point) => map.latLngToLayerPoint(point));
  const angle = (Math.atan2(tip.y - back.y, tip.x - back.x) * 180) / Math.PI;
  const pen = isCivilian
    ? { d: HEADS.civilian, fill: 'none', stroke: colour, 'stroke-width': 2.6, 'stroke-linecap': 'round' }
    : { d: HEADS.force, fill: colour };
  const head = svg('path', { ...pen, transform: `rotate(${angle.toFixed(1)})` });
  const picture = svg(
    'svg',
    { viewBox: '-8 -8 16 16', width: SIZE, height: SIZE, 'aria-hidden': 'true' },
    head,
  );
  const icon = L.divIcon({ className: 'arrowhead', iconSize: [SIZE, SIZE] });
  const marker = L.marker(points.at(-1), { interactive: false, keyboard: false, icon, pane: 'areas' });
  return marker.on('add', () => marker.getElement().replaceChildren(picture));
}
