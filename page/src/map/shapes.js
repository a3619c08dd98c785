// Areas, bands and lines of reports. Bands and areas are fills without a firm edge: nobody drew their edge.
import { css, svg } from '../dom.js';
import { colourOf } from './symbols.js';

const DASHES = { dashed: '7 5', planned: '2 6', denied: '2 6', conditional: '2 6', historical: '2 6' };
const BANDS = ['along_border', 'border_of'];

// Several reports on one band or area colour it once: what is darker would look surer.
export function drawShapes(reports, shapes, group, onClick) {
  const sharing = new Map();
  for (const report of reports) {
    if (report.shape === null) continue;
    if (!sharing.has(report.shape)) sharing.set(report.shape, []);
    sharing.get(report.shape).push(report);
  }
  for (const [index, same] of sharing) {
    const actors = new Set(same.map((report) => report.letters));
    const drawn = actors.size > 1 ? { ...same[0], rank: null } : same[0];
    drawShape(drawn, shapes[index], group, () => onClick(same[0]));
  }
}

function drawShape(report, geometry, group, onClick) {
  const colour = resolved(colourOf(report));
  if (report.op === 'from_to' && geometry.type === 'LineString') {
    const bent = bend(geometry.coordinates[0], geometry.coordinates[1]);
    L.polyline(bent, { color: colour, weight: 2.4, dashArray: DASHES[report.style] })
      .on('click', onClick)
      .addTo(group);
    arrowHead(bent, colour, group);
    return;
  }
  L.geoJSON(geometry, { style: styleOf(report, geometry, colour) })
    .on('click', onClick)
    .addTo(group);
}

function styleOf(report, geometry, colour) {
  const dash = DASHES[report.style];
  if (geometry.type.includes('LineString')) {
    return { color: colour, weight: 3, opacity: 0.9, dashArray: dash || '8 6', fill: false };
  }
  const band = BANDS.includes(report.op);
  const fillOpacity = report.style === 'denied' ? 0.06 : band ? 0.26 : 0.1;
  return {
    color: colour,
    weight: band ? 0 : 1,
    opacity: 0.45,
    dashArray: '3 4',
    fillColor: colour,
    fillOpacity,
  };
}

// An arc between two places that stops short of the second: a sketch, not a route. → [[lat, lon], …]
export function bend(a, b, steps = 24, short = 0.94) {
  const middle = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.15, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.15];
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = (i / steps) * short,
      u = 1 - t;
    const along = (k) => u * u * a[k] + 2 * u * t * middle[k] + t * t * b[k];
    return [along(1), along(0)];
  });
}

function arrowHead(points, colour, group) {
  const [y1, x1] = points[points.length - 1],
    [y0, x0] = points[points.length - 4];
  const angle = (Math.atan2(-(y1 - y0), (x1 - x0) * Math.cos((y1 * Math.PI) / 180)) * 180) / Math.PI;
  const head = svg('path', {
    d: 'M7 0L-6 6L-3 0L-6 -6z',
    fill: colour,
    transform: `rotate(${angle.toFixed(1)})`,
  });
  const icon = L.divIcon({ className: 'arrowhead', iconSize: [18, 18] });
  const marker = L.marker([y1, x1], { interactive: false, keyboard: false, icon }).addTo(group);
  marker
    .getElement()
    ?.append(svg('svg', { viewBox: '-8 -8 16 16', width: 18, height: 18, 'aria-hidden': 'true' }, head));
}

function resolved(colour) {
  return css(/var\((--\w+)\)/.exec(colour)[1]);
}
