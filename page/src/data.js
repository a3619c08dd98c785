// Reads the block of data in the page: base64 of gzipped JSON whose tables stand by column.
import { breath } from './breath.js';

export async function readData(text) {
  if (!text) return null;
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const raw = await new Response(stream).json();
  await breath();
  return decode(raw);
}

// A loop: a function called for each of ten million characters takes ten times as long.
function bytesOf(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

export function decode(raw) {
  const data = { ...raw };
  for (const name of ['articles', 'reports', 'places']) data[name] = unpack(raw[name]);
  data.mentions = Object.fromEntries(
    Object.entries(raw.mentions).map(([name, values]) => [name, Int32Array.from(values)]),
  );
  data.reports.forEach((report, index) => {
    report.index = index;
  });
  return data;
}

// {n, columns} → one object a row.
export function unpack({ n, columns }) {
  const entries = Object.entries(columns).map(([name, column]) => [name, reader(column)]);
  return Array.from({ length: n }, (_, i) => {
    const row = {};
    for (const [name, read] of entries) row[name] = read(i);
    return row;
  });
}

function reader(column) {
  if ('c' in column) return () => column.c;
  if ('d' in column) return (i) => column.d[column.i[i]];
  return (i) => column.v[i];
}
