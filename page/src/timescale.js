// Where things stand in the timeline: pixels of bins, break, lane of the undated.

const MARGIN = 16;
const LABEL = 112;
const OLD = { wide: 58, narrow: 38 };
const BREAK = 26;
const UNDATED = { wide: 104, narrow: 52 };
const NARROW = 640;
export const TOP = 28;
const FOOT = 26;

// Pixels for a width and height and the numbers of bins and old bins.
export function scaleOf(width, height, bins, old) {
  const narrow = width < NARROW;
  const size = narrow ? 'narrow' : 'wide';
  const start = narrow ? MARGIN : LABEL;
  const main = start + old * OLD[size] + (old ? BREAK : 0);
  const undated = width - MARGIN - UNDATED[size];
  const step = bins ? (undated - 24 - main) / bins : 0;
  const bottom = height - FOOT;
  return {
    narrow,
    start,
    main,
    undated,
    step,
    bottom,
    width,
    height,
    undatedWidth: UNDATED[size],
    bar: Math.min(26, Math.max(1, step * (step < 6 ? 0.9 : 0.55))),
    oldAt: (i) => start + (i + 0.5) * OLD[size],
    left: (i) => main + i * step,
    middle: (i) => main + (i + 0.5) * step,
    // The number of the bin edge nearest to a pixel, 0 to bins.
    edgeAt: (x) => Math.max(0, Math.min(bins, Math.round((x - main) / step))),
    high: (n, most) => (n ? Math.max(2, (n / most) * (bottom - TOP - 10)) : 0),
  };
}
