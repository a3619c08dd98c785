// Symbols as SVG. Every string here is constant; text from articles never reaches this file.
import { svg } from '../dom.js';
import app6 from './app6.json' with { type: 'json' };

const PEOPLE =
  'M9 8.6a1.9 1.9 0 1 0-.1 0zM6 18v-5.4L9 10.4l3 2.2V18zM15.6 9.6a1.6 1.6 0 1 0-.1 0zM13.3 18v-3.9l2.2-1.9 2.5 1.9V18z';
const BURST =
  'M12 5l1.6 4.3 4.4-1.5-2.4 4 4 2.2-4.6.9.6 4.6L12 16.2 8.4 19.5l.6-4.6-4.6-.9 4-2.2-2.4-4 4.4 1.5z';
// What is filled; the others are strokes.
const FILLED = {
  presence: 'M12 6.2a2.3 2.3 0 1 1-.1 0zM7.2 18c0-8 9.6-8 9.6 0z',
  control: 'M7 5.5h1.8V19H7zM9.4 6h8.2l-2.2 3 2.2 3H9.4z',
  capture: 'M7 5.5h1.8V19H7zM9.4 6h8.2l-2.2 3 2.2 3H9.4z',
  air_strike:
    'M12 4.5l1.7 6.3 5.6 3.3v1.8l-5.6-1.4-.4 2.9 1.7 1.5v1.2L12 19.3l-3 .8v-1.2l1.7-1.5-.4-2.9-5.6 1.4v-1.8l5.6-3.3z',
  attack: BURST,
  displacement: PEOPLE,
  request: 'M6.5 7.5h11v7.6h-5l-3.2 3.2v-3.2H6.5z',
  civilians: PEOPLE,
};
const DRAWN = {
  deployment: 'M12 5.5v8.5M8.5 10.8l3.5 3.6 3.5-3.6M6.5 18.2h11',
  defence: 'M7 6.6l5-1.4 5 1.4v5c0 3.6-2.4 5.9-5 7.2-2.6-1.3-5-3.6-5-7.2z',
  fortification: 'M6 18V9.5h3v2.6h2.6V9.5h2.8V18M6 18h12v-8.5h-2.6M9 12.1v5.9',
  strength: 'M7 17.5v-4M12 17.5V9.8M17 17.5V6.2',
  mobilization: 'M12 8.2v7.6M8.2 12h7.6M12 5.2a6.8 6.8 0 1 1-.1 0z',
  advance: 'M5.5 12h11M12.4 7.4L17 12l-4.6 4.6M6.5 7.4v9.2',
  movement: 'M5.5 12h11.4M12.4 7.4L17 12l-4.6 4.6',
  crossing: 'M5 12h12.4M13.6 8l4 4-4 4M10.6 5.2v13.6',
  withdrawal: 'M18.5 12H7.1M11.6 7.4L7 12l4.6 4.6',
  clash: 'M6.6 6.6l10.8 10.8M17.4 6.6L6.6 17.4',
  invasion: 'M5.2 12h9M10.6 8l4 4-4 4M18.2 5.6v12.8',
  intervention: 'M5.2 12h9M10.6 8l4 4-4 4M18.2 5.6v12.8',
};
const OF_CATEGORY = { position: 'presence', movement: 'movement', action: 'attack', context: 'request' };
const DASHES = { dashed: '4 2.6', conditional: '1.5 2.5', historical: '1.5 2.5' };
const EXACT = 2;
const SCALE = { unknown: 0.155, neutral: 0.19 };
const STYLE_OF_STATUS = { asserted: 'solid', alleged: 'dashed' };

export const styleOfStatus = (status) => STYLE_OF_STATUS[status] || status;

export function colourOf(report) {
  if (report.style === 'denied' || report.style === 'negated') return 'var(--void)';
  return report.rank === null ? 'var(--grey)' : `var(--c${report.rank})`;
}

// The symbol of a report. What civilians do is never told by a military sign.
export function symbolOf(report) {
  const [category, event] = report.civilian ? ['civilians', 'civilians'] : [report.category, report.event];
  return symbol(report.style, category, event, colourOf(report), report.app6);
}

// Status is told by fill, outline and an extra mark, so that it can be read without colour. Without a category the
// frame stands alone, as a sign of the status. military: {frame, icon} of APP-6, or nothing for the plain frame.
export function symbol(style, category, event, colour, military = null) {
  const node = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  if (style === 'historical') node.setAttribute('opacity', '0.75');
  node.append(military ? militaryFrame(style, colour, military.frame) : frame(style, category, colour));
  if (category && style !== 'denied') {
    node.append(
      military?.icon ? militaryIcon(style, colour, military.icon) : glyph(style, category, event, colour),
    );
  }
  node.append(...extraMarks(style, colour));
  return node;
}

// After MIL-STD-2525/APP-6: where the place is exact, in the frame of the unknown, or of the neutral where the user
// tells sides: the map takes no view on who is friend or foe. The icon is there only where the text names the means.
export function militarySign({ precision, civilian, category, means, event }, hasSides) {
  if (!(precision <= EXACT) || civilian || category === 'context') return null;
  const icon = means || (event === 'air_strike' ? 'aircraft' : null);
  return { frame: hasSides ? 'neutral' : 'unknown', icon: app6.icons[icon] ? icon : null };
}

function militaryFrame(style, colour, name) {
  const paint = {
    fill: style === 'solid' ? colour : 'var(--paper)',
    stroke: colour,
    'stroke-width': 2.2 / SCALE[name],
  };
  const dash = DASHES[style]
    ?.split(' ')
    .map((length) => length / SCALE[name])
    .join(' ');
  return grid(
    SCALE[name],
    svg('path', { d: app6.frames[name], ...paint, ...(dash && { 'stroke-dasharray': dash }) }),
  );
}

function militaryIcon(style, colour, name) {
  const ink = style === 'solid' ? 'var(--paper)' : colour;
  const parts = app6.icons[name].map(({ d, filled }) =>
    svg('path', { d, fill: filled ? ink : 'none', stroke: ink, 'stroke-width': filled ? 3 : 10 }),
  );
  return grid(SCALE.unknown, ...parts);
}

// milsymbol draws around (100, 100).
function grid(scale, ...parts) {
  return svg('g', { transform: `translate(12 12) scale(${scale}) translate(-100 -100)` }, ...parts);
}

function frame(style, category, colour) {
  const node = svg('rect', {
    x: 1.5,
    y: 1.5,
    width: 21,
    height: 21,
    rx: category === 'context' ? 10.5 : 2.5,
    fill: style === 'solid' ? colour : 'var(--paper)',
    stroke: colour,
    'stroke-width': 2.2,
  });
  if (DASHES[style]) node.setAttribute('stroke-dasharray', DASHES[style]);
  return node;
}

function glyph(style, category, event, colour) {
  const kind = FILLED[event] || DRAWN[event] ? event : OF_CATEGORY[category];
  const ink = style === 'solid' ? 'var(--paper)' : colour;
  if (FILLED[kind]) return svg('path', { d: FILLED[kind], fill: ink });
  return svg('path', {
    d: DRAWN[kind],
    fill: 'none',
    stroke: ink,
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

function extraMarks(style, colour) {
  const line = { fill: 'none', stroke: colour, 'stroke-width': 2.6, 'stroke-linecap': 'round' };
  const disc = () => svg('circle', { cx: 22, cy: 2, r: 5.5, fill: 'var(--paper)' });
  switch (style) {
    case 'denied':
      return [svg('path', { ...line, d: 'M-1 -1L25 25M25 -1L-1 25' })];
    case 'negated':
      return [svg('path', { ...line, d: 'M-1 12H25' })];
    case 'planned':
      return [svg('path', { ...line, d: 'M-8 12h8M-3.5 8.5L0 12l-3.5 3.5' })];
    case 'party':
      return [disc(), svg('path', { fill: colour, d: `${quote(19.5)}${quote(23)}` })];
    case 'conditional':
      return [
        disc(),
        svg('path', { ...line, 'stroke-width': 1.6, d: 'M20 1c0-3.2 4.2-3 4 0-.1 1.4-2 1.4-2 3M22 6v.3' }),
      ];
    default:
      return [];
  }
}

const quote = (x) =>
  `M${x} 4.5c-.6-2 .2-4 1.8-5l.5.8c-.8.6-1.1 1.3-1.1 2 1 .1 1.4 2.4-.3 2.5-.4 0-.7-.1-.9-.3z`;
