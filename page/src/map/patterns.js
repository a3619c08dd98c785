// Stripes of bands, in the colours of all who are reported there.
import { svg } from '../dom.js';

const STRIPE = 7;

// → a function that gives the fill for one or several colours; each pattern is made when first asked for.
export function createPatterns() {
  const made = new Map();
  const defs = svg('defs');
  document.body.append(svg('svg', { width: 0, height: 0, 'aria-hidden': 'true', class: 'patterns' }, defs));
  return (colours) => {
    const key = colours.join(' ');
    if (!made.has(key)) {
      made.set(key, `stripes-${made.size}`);
      defs.append(pattern(colours, made.get(key)));
    }
    return `url(#${made.get(key)})`;
  };
}

function pattern(colours, id) {
  const size = STRIPE * colours.length;
  const turned = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const stripes = colours.flatMap((fill, i) => [
    svg('rect', { x: i * STRIPE, width: STRIPE, height: size, fill, 'fill-opacity': 0.13 }),
    svg('rect', { x: i * STRIPE, width: 2, height: size, fill, 'fill-opacity': 0.85 }),
  ]);
  return svg('pattern', { id, width: size, height: size, ...turned }, ...stripes);
}
