// The shown reports as files: GeoJSON (RFC 7946) and CSV (RFC 4180). Columns are named as geonews exports them.
import { sources } from './head.js';
import { t } from './strings.js';

const LONGEST_NAME = 60;
// What a spreadsheet would run as a formula.
const FORMULA = /^[=+\-@\t\r]/;

// name → value of one report; each name is explained by the text "column.<name>".
const COLUMNS = {
  id: ({ report }) => report.id,
  report: ({ report }) => report.sentence || report.title,
  claim_status: ({ report }) => report.status,
  voice: ({ report }) => report.voice,
  status_words: ({ report }) => report.badge,
  category: ({ report }) => report.category,
  event_type: ({ report }) => report.event,
  actor_name: ({ report }) => report.actor,
  side: ({ report }) => report.side,
  sponsor: ({ report }) => report.sponsor,
  target_name: ({ report }) => report.target,
  count_words: ({ report }) => report.count,
  place_name: ({ report }) => report.place,
  iso2: ({ report }) => report.iso2,
  where_words: ({ report }) => report.where,
  spatial_text: ({ report }) => report.placewords,
  spatial_op: ({ report }) => report.op,
  geom_basis: ({ report }) => report.basis,
  lon: ({ report }) => report.lon,
  lat: ({ report }) => report.lat,
  geo_precision: ({ report }) => report.precision,
  uncertainty_m: ({ report }) => report.radius,
  geometry_invented_m: ({ report }) => report.invented,
  date_from: ({ report }) => report.from,
  date_to: ({ report }) => report.to,
  date_precision: ({ report }) => report.date_precision,
  speaker: ({ report }) => report.speaker,
  via: ({ report }) => report.via,
  hedge: ({ report }) => report.hedge,
  evidence: ({ report, data }) => data.sentences[report.evidence],
  source_title: ({ article }) => article?.title || article?.id,
  source_name: ({ article }) => article?.outlet,
  source_url: ({ article }) => article?.url,
  published: ({ article }) => article?.published,
  note: () => t('creed.bold'),
  licence: ({ licence }) => licence,
};

export const columnNames = () => Object.keys(COLUMNS);

export function rowsOf(data, reports) {
  const licence = sources(data).join('; ');
  return reports.map((report) => {
    const seen = { report, data, article: data.articles[report.article], licence };
    return Object.fromEntries(Object.entries(COLUMNS).map(([name, read]) => [name, read(seen) ?? null]));
  });
}

export function toCsv(data, reports) {
  const lines = rowsOf(data, reports).map((row) => Object.values(row).map(cell).join(','));
  return `\ufeff${[columnNames().join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(value) {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return /["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toGeoJson(data, reports) {
  const rows = rowsOf(data, reports);
  const collection = {
    type: 'FeatureCollection',
    title: data.title,
    note: t('creed.bold'),
    made_at: data.made_at,
    made_by: data.made_by,
    sources: sources(data),
    columns: Object.fromEntries(columnNames().map((name) => [name, t(`column.${name}`)])),
    features: rows.map((properties, i) => ({
      type: 'Feature',
      id: properties.id,
      geometry: geometryOf(reports[i], data.shapes),
      properties,
    })),
  };
  return JSON.stringify(collection, null, 1);
}

// A report without a place keeps its row, with null for a geometry.
function geometryOf(report, shapes) {
  if (report.shape !== null && report.shape !== undefined) return wound(shapes[report.shape]);
  if (report.group !== 'map' || report.lon === null || report.lat === null) return null;
  return { type: 'Point', coordinates: [report.lon, report.lat] };
}

// RFC 7946 wants outer rings counterclockwise and holes clockwise.
function wound(geometry) {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: geometry.coordinates.map(turned) };
  if (geometry.type === 'MultiPolygon') {
    return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(turned)) };
  }
  return geometry;
}

function turned(ring, index) {
  const wantsPositive = index === 0;
  return area(ring) > 0 === wantsPositive ? ring : [...ring].reverse();
}

// Twice the signed area; positive when counterclockwise.
function area(ring) {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
}

// A name that every file system takes; what is not a letter or a digit in any script becomes "-".
export function fileName(title, extension) {
  const words = title.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  const stem = [...words.join('-')].slice(0, LONGEST_NAME).join('').replace(/-$/, '');
  return `${stem || 'geonews'}-reports.${extension}`;
}

export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
