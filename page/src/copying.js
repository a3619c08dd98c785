// Coordinates as people paste them: decimal degrees and MGRS, with no more digits than the place is known to.
import mgrs from 'mgrs';
import { button, el } from './dom.js';
import { t } from './strings.js';

const POLES = [-80, 84];
// [furthest uncertainty in metres, decimals of a degree, digits of MGRS]
const EXACTNESS = [
  [1_000, 4, 3],
  [10_000, 3, 2],
  [Infinity, 2, 1],
];

const exactness = (radius) => EXACTNESS.find(([most]) => (radius ?? 5_000) <= most);

// "lat, lon" as maps want it.
export function decimal(lon, lat, radius) {
  const [, digits] = exactness(radius);
  return `${lat.toFixed(digits)}, ${lon.toFixed(digits)}`;
}

// The square of the grid, of 100 m, 1 km or 10 km; null near the poles, where there is none.
export function mgrsOf(lon, lat, radius) {
  if (lat < POLES[0] || lat > POLES[1]) return null;
  return mgrs.forward([lon, lat], exactness(radius)[2]);
}

// Buttons that copy the coordinates, and a line that says what was copied.
export function copyButtons({ lon, lat, radius }) {
  if (lon === null || lon === undefined) return null;
  const said = el('output', { class: 'said' });
  const texts = { 'copy.decimal': decimal(lon, lat, radius), 'copy.mgrs': mgrsOf(lon, lat, radius) };
  const made = Object.entries(texts)
    .filter(([, text]) => text)
    .map(([key, text]) => button({ title: text, onclick: () => copy(text, said) }, t(key)));
  return el('div', { class: 'copy' }, ...made, said);
}

// The clipboard may be refused to a file on disk; then the text stands there, selected.
async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = t('copy.done', { text });
  } catch {
    const field = el('input', { readonly: true, value: text, 'aria-label': t('copy.field') });
    said.replaceChildren(field);
    field.focus();
    field.select();
  }
}
