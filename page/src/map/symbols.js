// Symbols as SVG. Every string here is constant; text from articles never reaches this file.
import { svg } from '../dom.js';

const GLYPHS = {
  position: 'M7 17V9l5-3 5 3v8z',
  movement: 'M5 12h11M12 7.5l5 4.5-5 4.5',
  action: 'M12 5l1.6 4.3 4.4-1.5-2.4 4 4 2.2-4.6.9.6 4.6L12 16.2 8.4 19.5l.6-4.6-4.6-.9 4-2.2-2.4-4 4.4 1.5z',
  air_strike: 'M12 5l1.8 6 5.2 3v1.6l-5.2-1.2-.3 3 1.5 1.4H9l1.5-1.4-.3-3L5 15.6V14l5.2-3z',
  clash: 'M6 6l12 12M18 6L6 18',
  capture: 'M8 19V5l9 3.5L8 12',
  displacement:
    'M9 8.5a1.8 1.8 0 1 0-.1 0zM6 18v-5.5L9 10.5l3 2V18M15.5 9.5a1.5 1.5 0 1 0-.1 0zM13.5 18v-4l2-2.2 2.5 2V18',
  context: 'M7 8h10v7h-5l-3 3v-3H7z',
};
const STROKED = ['movement', 'clash'];
const DASHES = { dashed: '4 2.6', conditional: '1.5 2.5', historical: '1.5 2.5' };
export const STYLE_OF_STATUS = { asserted: 'solid', alleged: 'dashed' };

export const styleOfStatus = (status) => STYLE_OF_STATUS[status] || status;

export function colourOf(report) {
  if (report.style === 'denied' || report.style === 'negated') return 'var(--void)';
  return report.rank === null ? 'var(--grey)' : `var(--c${report.rank})`;
}

// Status is told by fill, outline and an extra mark, so that it can be read without colour.
export function symbol(style, category, event, colour) {
  const node = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  if (style === 'historical') node.setAttribute('opacity', '0.75');
  node.append(frame(style, category, colour));
  if (style !== 'denied') node.append(glyph(style, category, event, colour));
  node.append(...extraMarks(style, colour));
  return node;
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
  const kind = GLYPHS[event] ? event : category;
  const ink = style === 'solid' ? 'var(--paper)' : colour;
  const stroked = STROKED.includes(kind);
  return svg('path', {
    d: GLYPHS[kind] || GLYPHS.position,
    fill: stroked ? 'none' : ink,
    stroke: stroked ? ink : 'none',
    'stroke-width': 2.2,
    'stroke-linecap': 'round',
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
