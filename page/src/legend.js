// What fill, outline and colour mean.
import { $, el } from './dom.js';
import { symbol } from './map/symbols.js';
import { t } from './strings.js';

const STYLES = ['solid', 'party', 'dashed', 'planned', 'denied'];

export function fillLegend(data) {
  const styles = STYLES.map((style) =>
    el('span', {}, symbol(style, null, null, 'var(--c)'), el('span', {}, t(`style.${style}`))),
  );
  const colours = data.colours.map(({ name }, rank) => {
    const swatch = el('i', { class: 'sw' });
    swatch.style.background = `var(--c${rank})`;
    return el('span', {}, swatch, el('span', {}, name));
  });
  $('legend').replaceChildren(...styles, ...colours);
}
