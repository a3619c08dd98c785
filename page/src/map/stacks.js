// Reports at one place stand together; those of one actor, style and event are one symbol with a count.

const CAPTIONS = {
  along_border: 'caption.band',
  border_of: 'caption.band',
  cross_border: 'caption.border',
  toward: 'caption.toward',
  direction_of: 'caption.direction',
};

export const placeKey = (report) => `${report.lon.toFixed(2)},${report.lat.toFixed(2)}`;

// [{lon, lat, groups: [[report, …], …], caption: string key or null}], largest first. With `grouped`, reports of the
// same thing are one group a style, at the place of the first: a situation and its reports never stand side by side.
export function stacksOf(reports, grouped = false) {
  const found = new Map();
  const anchors = new Map();
  for (const report of reports) {
    const look = lookOf(report, grouped);
    const at = grouped && report.situation ? anchorOf(report, look, anchors) : report;
    const stack = stackAt(found, at);
    if (!stack.byLook.has(look)) stack.byLook.set(look, []);
    stack.byLook.get(look).push(report);
    stack.caption = captionOf(at) || stack.caption;
  }
  return [...found.values()]
    .map(({ lon, lat, byLook, caption }) => ({ lon, lat, caption, groups: [...byLook.values()] }))
    .sort((a, b) => b.groups.length - a.groups.length);
}

function anchorOf(report, look, anchors) {
  if (!anchors.has(look)) anchors.set(look, report);
  return anchors.get(look);
}

function stackAt(found, report) {
  const key = placeKey(report);
  if (!found.has(key)) found.set(key, { lon: report.lon, lat: report.lat, byLook: new Map(), caption: null });
  return found.get(key);
}

function lookOf({ situation, style, letters, event, rank }, grouped) {
  return grouped && situation ? `${situation}|${style}` : `${letters}|${style}|${event}|${rank}`;
}

function captionOf(report) {
  if (report.op === 'from_to' && report.basis === 'line_between') return 'caption.sketch';
  return CAPTIONS[report.op] || null;
}
