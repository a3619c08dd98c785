// The badge of a cluster: a count for each claim status with its sign, never one number for all.
import { button, el } from '../dom.js';
import { t } from '../strings.js';
import { symbol } from './symbols.js';
import { overlaps } from './trays.js';

const ORDER = ['solid', 'party', 'dashed', 'planned', 'denied', 'conditional', 'negated', 'historical'];

const HEIGHT = 26;
const SHIFTS = [0, -1, 1, -2, 2, -3, 3];

export function clusterBadge(counts, onclick) {
  const split = ORDER.filter((style) => counts[style]).map((style) => [style, counts[style]]);
  const words = split.map(([style, n]) => `${n} ${t(`style.${style}`)}`).join(', ');
  const label = t('cluster', { split: words });
  return button(
    { class: 'cluster', 'aria-label': label, title: label, onclick, data: { cluster: '' } },
    ...split.map(([style, n]) =>
      el(
        'span',
        { data: { style } },
        symbol(style, null, null, 'var(--label)'),
        el('em', { data: { n: shortened(n) } }),
      ),
    ),
  );
}

// 1234 → "1.2k": the badge is for a glance, its label says the whole number.
export function shortened(n) {
  if (n < 1000) return String(n);
  return n < 10_000 ? `${(n / 1000).toFixed(1)}k` : `${Math.round(n / 1000)}k`;
}

// Room that the badge takes, in pixels: over its place, or as little above or below as leaves the others free.
export function badgeBox({ x, y }, counts, taken) {
  const columns = Object.keys(counts).length;
  const digits = Object.values(counts).reduce((sum, n) => sum + shortened(n).length, 0);
  const w = 12 + columns * 20 + digits * 7;
  const boxes = SHIFTS.map((shift) => ({
    x: x - w / 2,
    y: y - HEIGHT / 2 + shift * (HEIGHT + 2),
    w,
    h: HEIGHT,
  }));
  return boxes.find((box) => !taken.some((other) => overlaps(box, other))) ?? boxes[0];
}
