// Areas, bands and lines of the reports that have a symbol in view. Nobody drew the edge of a band or an area, so it
// has none that is firm; what is darker would look surer, so several reports on one shape colour it once.
import { arrowHead, bend } from './arrows.js';
import { createPatterns } from './patterns.js';
import { colourOf } from './symbols.js';

const DASHES = { dashed: '7 5', planned: '2 6', denied: '2 6', conditional: '1 5', historical: '1 5' };
const BANDS = ['along_border', 'border_of'];
const SMALLEST_PX = 6;
// Of a band as a whole; the parts nearer to the border lie over it and so are darker.
const BAND_OPACITY = 0.45;

// fades: shape number → parts of a band that lie nearer to its border.
export function createShapes(map, shapes, fades, group, choose) {
  const pane = map.createPane('areas');
  pane.style.zIndex = 410;
  const patternOf = createPatterns();
  const renderer = L.svg({ pane: 'areas', padding: 0.3 });

  function draw(reports) {
    group.clearLayers();
    for (const same of bySharedShape(reports).values()) drawOne(same);
  }

  function drawOne(same) {
    const geometry = shapes[same[0].shape];
    if (isTooSmall(geometry)) return;
    const options = {
      pane: 'areas',
      renderer,
      className: classOf(same[0]),
      ...styleOf(same, geometry, patternOf),
    };
    const layer = isArrow(same[0], geometry)
      ? arrow(same[0], geometry, options)
      : L.geoJSON(geometry, options);
    layer.on('click', () => choose(same[0])).addTo(group);
    if (!isStriped(same[0])) return;
    for (const part of fades[same[0].shape] ?? [])
      L.geoJSON(part, { ...options, interactive: false }).addTo(group);
  }

  function arrow(report, geometry, options) {
    const bent = bend(geometry.coordinates[0], geometry.coordinates.at(-1));
    return L.layerGroup([L.polyline(bent, options), arrowHead(map, bent, colourOf(report), report.civilian)]);
  }

  function isTooSmall(geometry) {
    const [west, south, east, north] = boxOf(geometry);
    const a = map.latLngToContainerPoint([south, west]);
    const b = map.latLngToContainerPoint([north, east]);
    return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < SMALLEST_PX;
  }

  return { draw };
}

// Shape number → the reports that have it.
export function bySharedShape(reports) {
  const found = new Map();
  for (const report of reports) {
    if (report.shape === null) continue;
    if (!found.has(report.shape)) found.set(report.shape, []);
    found.get(report.shape).push(report);
  }
  return found;
}

const isLine = (geometry) => geometry.type.includes('LineString');
const isArrow = (report, geometry) => report.op === 'from_to' && geometry.type === 'LineString';

const isStriped = (report) => BANDS.includes(report.op) && !['denied', 'planned'].includes(report.style);

function classOf(report) {
  const kind = BANDS.includes(report.op) ? 'band' : report.invented ? 'invented' : 'area';
  return `shape ${kind} ${report.style}${report.civilian ? ' civilian' : ''}`;
}

function styleOf(same, geometry, patternOf) {
  const [report] = same;
  const colours = [...new Set(same.map(colourOf))];
  const dashArray = DASHES[report.style];
  const round = { lineCap: 'round', lineJoin: 'round' };
  if (isLine(geometry)) {
    // Civilians never move on a military arrow.
    if (report.civilian)
      return { color: colours[0], weight: 3.6, dashArray: '0.1 7.5', fill: false, ...round };
    return {
      color: colours[0],
      weight: isArrow(report, geometry) ? 2.4 : 3,
      dashArray: dashArray || null,
      fill: false,
    };
  }
  if (['denied', 'planned'].includes(report.style)) {
    return {
      color: colours[0],
      weight: 1.4,
      dashArray,
      fill: true,
      fillOpacity: 0.02,
      fillColor: colours[0],
    };
  }
  if (isStriped(report)) return { stroke: false, fillOpacity: BAND_OPACITY, fillColor: patternOf(colours) };
  return {
    color: colours[0],
    weight: report.invented ? 0 : 1,
    opacity: 0.6,
    dashArray: '3 4',
    fillOpacity: 0.13,
    fillColor: colours[0],
  };
}

function boxOf(geometry) {
  geometry.box ??= flat(geometry.coordinates).reduce(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  return geometry.box;
}

function flat(coordinates) {
  return typeof coordinates[0] === 'number' ? [coordinates] : coordinates.flatMap(flat);
}
