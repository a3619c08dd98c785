// What fill and outline, shapes and colours mean.
import { $, el, svg } from './dom.js';
import { styleOfStatus, symbol } from './map/symbols.js';
import { PHONE } from './sheet.js';
import { HIDDEN } from './state.js';
import { t } from './strings.js';

const STYLES = ['solid', 'party', 'dashed', 'planned', 'denied'];
const LINE = { fill: 'none', stroke: 'var(--ink2)', 'stroke-width': 1.8 };
const PICTURES = {
  point: () => [
    svg('path', { ...LINE, d: 'M5 15L14 7', 'stroke-width': 1.2 }),
    svg('circle', { cx: 5, cy: 15, r: 3, fill: 'var(--ink)' }),
  ],
  ring: () => [svg('circle', { ...LINE, cx: 11, cy: 10, r: 8 })],
  band: () => [3, 9, 15].map((x) => svg('path', { ...LINE, d: `M${x - 3} 18l12-16`, 'stroke-width': 2.4 })),
  arrow: () => [svg('path', { ...LINE, d: 'M1 15C6 4 12 4 17 9M17 3v6h-6' })],
  mention: () => [
    svg('circle', {
      cx: 11,
      cy: 10,
      r: 7,
      fill: 'var(--label2)',
      'fill-opacity': 0.16,
      stroke: 'var(--label2)',
    }),
  ],
};

export function fillLegend(data) {
  const sides = data.reports.some((report) => report.side);
  const rows = [
    row('claims', [
      ...STYLES.map((style) => entry(symbol(style, null, null, 'var(--c)'), t(`style.${style}`))),
      off(data),
    ]),
    row('places', [
      ...Object.entries(PICTURES).map(([name, parts]) => entry(picture(parts()), t(`legend.${name}`))),
      entry(el('i', { class: 'sample' }, '3'), t('legend.country')),
    ]),
    row(sides ? 'sides' : 'actors', data.colours.map(colourEntry), app6Note(data)),
  ];
  const list = el('div', {}, ...rows);
  $('legend').replaceChildren(
    el('details', { open: !window.matchMedia(PHONE).matches }, el('summary', {}, t('legend')), list),
  );
}

function row(name, entries, note = null) {
  if (!entries.length) return null;
  if (name !== 'claims' && name !== 'places')
    entries.push(entry(el('i', { class: 'sw' }), t('legend.others')));
  return el('div', { class: 'lr' }, el('h2', {}, t(`legend.${name}`)), ...entries, note);
}

function app6Note({ options }) {
  return options.symbols === 'app6' ? el('span', { class: 'off' }, t('legend.app6')) : null;
}

// The statuses that wait behind their chips, where the map has any.
function off({ strip }) {
  const hidden = HIDDEN.filter((status) => strip.statuses[status]);
  if (!hidden.length) return null;
  const pictures = hidden.map((status) => symbol(styleOfStatus(status), null, null, 'var(--c)'));
  return el('span', { class: 'off' }, ...pictures, el('span', {}, t('legend.off')));
}

function colourEntry({ name, letters }, rank) {
  const swatch = el('i', { class: 'sw' });
  swatch.style.background = `var(--c${rank})`;
  const words = letters ? `${name} (${letters})` : name;
  return el(
    'span',
    { title: words },
    swatch,
    el('bdi', {}, name),
    letters ? el('span', {}, `(${letters})`) : null,
  );
}

const entry = (sign, words) => el('span', {}, sign, el('span', {}, words));
const picture = (parts) => svg('svg', { viewBox: '0 0 22 20', 'aria-hidden': 'true' }, ...parts);
