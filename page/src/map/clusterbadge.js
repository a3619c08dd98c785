// The badge of a cluster: a count for each claim status with its sign, never one number for all.
import { button, el } from '../dom.js';
import { t } from '../strings.js';
import { symbol } from './symbols.js';

const ORDER = ['solid', 'party', 'dashed', 'planned', 'denied', 'conditional', 'negated', 'historical'];

export function clusterBadge(counts, onclick) {
  const split = ORDER.filter((style) => counts[style]).map((style) => [style, counts[style]]);
  const words = split.map(([style, n]) => `${n} ${t(`style.${style}`)}`).join(', ');
  const label = t('cluster', { split: words });
  return button(
    { class: 'cluster', 'aria-label': label, title: label, onclick, data: { cluster: '' } },
    ...split.map(([style, n]) =>
      el('span', { data: { style } }, symbol(style, null, null, 'var(--label)'), el('em', { data: { n } })),
    ),
  );
}

// Room that the badge takes, in pixels.
export function badgeBox({ x, y }, counts) {
  const columns = Object.keys(counts).length;
  const digits = Object.values(counts).reduce((sum, n) => sum + String(n).length, 0);
  const w = 12 + columns * 20 + digits * 7;
  return { x: x - w / 2, y: y - 13, w, h: 26 };
}
