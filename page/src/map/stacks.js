// Reports at one place stand together; those of one actor, style and event are one symbol with a count.

const CAPTIONS = { along_border: 'caption.band', border_of: 'caption.band', cross_border: 'caption.border' };

export const placeKey = (report) => `${report.lon.toFixed(2)},${report.lat.toFixed(2)}`;

// [{lon, lat, groups: [[report, …], …], caption: string key or null}], largest first
export function stacksOf(reports) {
  const found = new Map();
  for (const report of reports) {
    const key = placeKey(report);
    if (!found.has(key))
      found.set(key, { lon: report.lon, lat: report.lat, byLook: new Map(), caption: null });
    const stack = found.get(key);
    const look = `${report.letters}|${report.style}|${report.event}|${report.rank}`;
    if (!stack.byLook.has(look)) stack.byLook.set(look, []);
    stack.byLook.get(look).push(report);
    stack.caption = captionOf(report) || stack.caption;
  }
  return [...found.values()]
    .map(({ lon, lat, byLook, caption }) => ({ lon, lat, caption, groups: [...byLook.values()] }))
    .sort((a, b) => b.groups.length - a.groups.length);
}

function captionOf(report) {
  if (report.op === 'from_to' && report.basis === 'line_between') return 'caption.sketch';
  return CAPTIONS[report.op] || null;
}
