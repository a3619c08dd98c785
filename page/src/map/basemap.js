// The ground: land, borders, rivers and lakes on one canvas.
import { css } from '../dom.js';

export function createBasemap(map, base) {
  const renderer = L.canvas({ padding: 0.3, pane: 'tilePane' });
  const group = L.layerGroup().addTo(map);
  const flip = (line) => line.map(([x, y]) => [y, x]);
  const still = { renderer, interactive: false };

  function redraw() {
    group.clearLayers();
    const lines = (all, style) =>
      all.forEach((line) => L.polyline(flip(line), { ...still, ...style }).addTo(group));
    const fills = (all, fillColor) =>
      all.forEach((rings) => {
        L.polygon(rings.map(flip), { ...still, stroke: false, fillOpacity: 1, fillColor }).addTo(group);
      });
    fills(base.world, css('--land'));
    lines(base.worldborders, { color: css('--border'), weight: 0.6, opacity: 0.5 });
    fills(base.land, css('--land'));
    fills(base.lakes, css('--sea'));
    lines(base.admin, { color: css('--admin'), weight: 0.8 });
    lines(base.rivers, { color: css('--river'), weight: 1 });
    lines(base.borders, { color: css('--border'), weight: 1.2 });
    lines(base.disputed, { color: css('--border'), weight: 1.2, dashArray: '5 4' });
  }

  redraw();
  return { redraw, setFocus() {} };
}
