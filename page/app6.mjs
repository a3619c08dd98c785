// Takes the frames and the function icons of APP-6 that the map needs out of milsymbol, whose 860 kB stay out of the
// page. Run: npm run app6
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ms from 'milsymbol';

const ICONS = { armour: 'UCA', artillery: 'UCF', missile: 'UCM', drone: 'UCVU', aircraft: 'UCVF' };
const FRAMES = { unknown: 'U', neutral: 'N' };

const partsOf = (side, code) => new ms.Symbol(`S${side}GP${code}`.padEnd(10, '-')).drawInstructions;

// Everything as path data; circles too.
function pathOf({ type, d, cx, cy, r }) {
  return type === 'circle' ? `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z` : d;
}

const frames = Object.entries(FRAMES).map(([name, side]) => [name, pathOf(partsOf(side, 'U')[0])]);
const icons = Object.entries(ICONS).map(([name, code]) => {
  const parts = partsOf('U', code).filter(({ icon }) => icon);
  return [name, parts.map((part) => ({ d: pathOf(part), filled: Boolean(part.fill) }))];
});

const out = fileURLToPath(new URL('src/map/app6.json', import.meta.url));
writeFileSync(
  out,
  `${JSON.stringify({ frames: Object.fromEntries(frames), icons: Object.fromEntries(icons) }, null, 2)}\n`,
);
