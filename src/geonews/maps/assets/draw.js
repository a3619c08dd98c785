// The map: basemap, areas, lines, rings, and trays of symbols beside their places.
const toLatLngs = (line) => line.map(([x, y]) => [y, x]);

function drawBasemap(map, base) {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const group = L.layerGroup().addTo(map);
  const renderer = L.canvas({ padding: 0.3, pane: 'tilePane' });
  const add = (lines, options) => lines.forEach((line) => L.polyline(toLatLngs(line), { renderer, interactive: false, ...options }).addTo(group));
  const fill = (polygons, options) => polygons.forEach((rings) => rings.length &&
    L.polygon(rings.map(toLatLngs), { renderer, interactive: false, stroke: false, fillOpacity: 1, ...options }).addTo(group));
  fill(base.world, { fillColor: css('--land') });
  add(base.worldborders, { color: css('--border'), weight: 0.6, opacity: 0.5 });
  fill(base.land, { fillColor: css('--land') });
  fill(base.lakes, { fillColor: css('--sea') });
  add(base.admin, { color: css('--admin'), weight: 0.8 });
  add(base.rivers, { color: css('--river'), weight: 1 });
  add(base.borders, { color: css('--border'), weight: 1.2 });
  add(base.disputed, { color: css('--border'), weight: 1.2, dashArray: '5 4' });
  return group;
}

function resolved(colour) {
  const name = /var\((--\w+)\)/.exec(colour);
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name[1]).trim() : colour;
}

// Several reports on one band or area colour it once: what is darker would look surer.
function drawShapes(reports, group, onClick) {
  const shapes = new Map();
  for (const report of reports) {
    const key = JSON.stringify(report.geometry);
    if (!shapes.has(key)) shapes.set(key, []);
    shapes.get(key).push(report);
  }
  for (const sharing of shapes.values()) {
    const actors = new Set(sharing.map((r) => r.letters));
    const shared = actors.size > 1 ? { ...sharing[0], rank: null } : sharing[0];
    drawShape(shared, group, () => onClick(sharing[0]));
  }
}

// Areas and lines of one report. Bands and areas are fills without an edge: nobody drew their edge.
function drawShape(report, group, onClick) {
  if (!report.geometry || report.geometry.type === 'Point') return;
  const colour = resolved(colourOf(report));
  const dash = { dashed: '7 5', planned: '2 6', denied: '2 6', conditional: '2 6', historical: '2 6' }[report.style];
  if (report.op === 'from_to' && report.geometry.type === 'LineString') {
    const [a, b] = report.geometry.coordinates;
    const middle = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.15, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.15];
    const bent = [];
    for (let i = 0; i <= 24; i += 1) {
      const t = i / 24 * 0.94, u = 1 - t;
      bent.push([u * u * a[1] + 2 * u * t * middle[1] + t * t * b[1], u * u * a[0] + 2 * u * t * middle[0] + t * t * b[0]]);
    }
    L.polyline(bent, { color: colour, weight: 2.4, dashArray: dash }).on('click', onClick).addTo(group);
    arrowHead(bent, colour, group);
    return;
  }
  const line = report.geometry.type.includes('LineString');
  const soft = ['along_border', 'border_of'].includes(report.op);
  L.geoJSON(report.geometry, {
    style: { color: colour, weight: line ? 3 : soft ? 0 : 1, opacity: line ? 0.9 : 0.45, dashArray: line ? dash || '8 6' : '3 4', fillColor: colour,
      fillOpacity: line ? 0 : report.style === 'denied' ? 0.06 : soft ? 0.26 : 0.1, fill: !line },
  }).on('click', onClick).addTo(group);
}

function arrowHead(points, colour, group) {
  const [y1, x1] = points[points.length - 1], [y0, x0] = points[points.length - 4];
  const angle = Math.atan2(-(y1 - y0), (x1 - x0) * Math.cos(y1 * Math.PI / 180)) * 180 / Math.PI;
  const box = svg('svg', { viewBox: '-8 -8 16 16', width: 18, height: 18 });
  box.style.color = colour;
  box.appendChild(svg('path', { d: 'M7 0L-6 6L-3 0L-6 -6z', fill: colour, transform: `rotate(${angle.toFixed(1)})` }));
  L.marker([y1, x1], { interactive: false, icon: iconOf(box, 18) }).addTo(group);
}

function iconOf(node, size) {
  const icon = L.divIcon({ className: '', iconSize: [size, size] });
  icon.createIcon = () => { const box = document.createElement('div'); box.appendChild(node); box.style.marginLeft = `${-size / 2}px`; box.style.marginTop = `${-size / 2}px`; box.className = 'leaflet-marker-icon'; return box; };
  return icon;
}

function drawMentions(mentions, group) {
  const colour = resolved('var(--label2)');
  for (const m of mentions) {
    L.circleMarker([m.lat, m.lon], { radius: 4 + 2 * Math.sqrt(m.n), color: colour, weight: 1, fillColor: colour, fillOpacity: 0.16, interactive: false }).addTo(group);
  }
}

function ringOf(report, group) {
  if (!report.radius || report.basis !== 'point') return;
  L.circle([report.lat, report.lon], { radius: report.radius, color: resolved('var(--label2)'), weight: 1.4, fill: false, interactive: false }).addTo(group);
}

// Symbols stand beside their place on a leader, so that what matters stays visible; trays keep off each other.
function placeTrays(map, stacks, reserved) {
  const placed = reserved.slice(), size = map.getSize(), out = [];
  for (const stack of stacks) {
    const at = map.latLngToContainerPoint([stack.lat, stack.lon]);
    if (at.x < -60 || at.y < -60 || at.x > size.x + 60 || at.y > size.y + 60) continue;
    const w = stack.items.length * 33, h = 42;
    let best = null;
    for (const radius of [14, 34, 58, 90]) {
      for (const [dx, dy] of [[1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1.3], [0, 1.3], [1.2, 0], [-1.2, 0]]) {
        const x = at.x + dx * radius + (dx < 0 ? -w : dx === 0 ? -w / 2 : 0);
        const y = at.y + dy * radius + (dy < 0 ? -h : dy === 0 ? -h / 2 : 0);
        const box = { x, y, w, h };
        const out_ = Math.max(0, 4 - x) + Math.max(0, 4 - y) + Math.max(0, x + w + 4 - size.x) + Math.max(0, y + h + 4 - size.y);
        const cost = placed.filter((p) => overlaps(box, p)).length * 1000 + out_ * 20 + radius;
        if (!best || cost < best.cost) best = { box, cost };
      }
    }
    placed.push(best.box);
    placed.push({ x: at.x - 5, y: at.y - 5, w: 10, h: 10 });
    out.push({ stack, at, box: best.box });
  }
  return { trays: out, boxes: placed };
}
