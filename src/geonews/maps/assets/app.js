// Joins the parts: what is shown, what is selected, and redrawing when either changes.
function start(map) {
  const data = JSON.parse($('geonews-data').textContent);
  if (!data) return;
  const state = { shown: new Set(['asserted', 'alleged', 'planned', 'denied']), selected: null, mentions: true };
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const layers = { shapes: L.layerGroup().addTo(map), mentions: L.layerGroup().addTo(map), ring: L.layerGroup().addTo(map) };
  let base = drawBasemap(map, data.basemap);
  const trayPane = map.createPane('trays');
  trayPane.style.zIndex = 620;
  const labels = new LabelLayer(() => labelItems({ ...data, mentions: state.mentions ? data.mentions : [] }));

  const visible = () => data.reports.filter((r) => state.shown.has(r.status));
  const keyOf = (r) => `${r.lon.toFixed(2)},${r.lat.toFixed(2)}`;

  function stacks() {
    const found = new Map();
    for (const r of visible()) {
      if (r.group !== 'map') continue;
      const key = keyOf(r);
      if (!found.has(key)) found.set(key, { lon: r.lon, lat: r.lat, groups: new Map(), caption: '' });
      const stack = found.get(key);
      const same = `${r.letters}|${r.style}|${r.event}`;
      if (!stack.groups.has(same)) stack.groups.set(same, []);
      stack.groups.get(same).push(r);
      if (['along_border', 'border_of'].includes(r.op)) stack.caption = 'somewhere in this band';
      if (r.op === 'cross_border' && !stack.caption) stack.caption = 'somewhere on this border';
      if (r.op === 'from_to' && !stack.caption && r.geometry && r.geometry.type === 'LineString') stack.caption = 'a sketch, not a route';
    }
    return [...found.values()].map((s) => ({ ...s, items: [...s.groups.values()] })).sort((a, b) => b.items.length - a.items.length);
  }

  function drawTrays() {
    trayPane.textContent = '';
    const reserved = drawBadges();
    const { trays, boxes } = placeTrays(map, stacks(), reserved);
    for (const { stack, at, box } of trays) {
      const dot = svg('svg', { width: 1, height: 1, overflow: 'visible' });
      dot.style.cssText = 'position:absolute;overflow:visible;pointer-events:none';
      const cx = box.x + box.w / 2, cy = box.y + (box.y + box.h < at.y ? box.h - 12 : 8);
      dot.append(svg('line', { x1: 0, y1: 0, x2: cx - at.x, y2: cy - at.y, stroke: 'var(--label2)', 'stroke-width': 1 }), svg('circle', { r: 3, fill: 'var(--ink)', stroke: 'var(--halo)', 'stroke-width': 1.2 }));
      put(dot, at.x, at.y);
      const tray = el('div', 'tray');
      for (const group of stack.items) tray.append(buttonOf(group));
      put(tray, box.x, box.y);
      if (stack.caption) put(el('div', 'caption', stack.caption), box.x, box.y + box.h - 1);
    }
    labels.reserve(boxes);
  }

  function put(node, x, y) {
    const point = map.containerPointToLayerPoint([x, y]);
    node.style.left = `${Math.round(point.x)}px`; node.style.top = `${Math.round(point.y)}px`;
    node.style.position = 'absolute';
    trayPane.append(node);
  }

  function buttonOf(group) {
    const report = group[0], button = el('button');
    button.type = 'button';
    button.className = group.some((r) => r.id === state.selected) ? 'on' : '';
    button.setAttribute('aria-label', `${report.badge}: ${report.title}`);
    button.title = report.title;
    button.append(symbol(report.style, report.category, report.event, colourOf(report)), el('span', 'letters', report.letters));
    if (group.length > 1) button.append(el('span', 'n', group.length));
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener('click', () => {
      const index = group.findIndex((r) => r.id === state.selected);
      select(group[(index + 1) % group.length].id, false);
    });
    return button;
  }

  // Country-only reports: a count beside the country's name, never a pin.
  function drawBadges() {
    const counts = new Map();
    for (const r of visible()) if (r.group === 'country') counts.set(r.iso2, (counts.get(r.iso2) || 0) + 1);
    const boxes = [];
    for (const c of data.basemap.countries) {
      if (!counts.has(c.iso2)) continue;
      const n = counts.get(c.iso2);
      counts.delete(c.iso2);
      const words = `${c.name}: ${plural(n, 'report', 'reports')} without a place`;
      const badge = el('button', 'count', map.getZoom() < 5 ? `${c.name} +${n}` : words);
      badge.title = words;
      badge.setAttribute('aria-label', words);
      badge.type = 'button';
      badge.dataset.country = c.iso2;
      badge.addEventListener('click', () => { const first = visible().find((r) => r.group === 'country' && r.iso2 === c.iso2); if (first) select(first.id, false); });
      const at = map.latLngToContainerPoint([c.lat, c.lon]);
      put(badge, at.x, at.y + 9);
      const wide = badge.offsetWidth || 120;
      boxes.push({ x: at.x - wide / 2, y: at.y + 6, w: wide, h: 24 });
    }
    return boxes;
  }

  function redraw() {
    layers.shapes.clearLayers(); layers.mentions.clearLayers(); layers.ring.clearLayers();
    drawShapes(visible().filter((r) => r.group === 'map'), layers.shapes, (r) => select(r.id, false));
    if (state.mentions) drawMentions(data.mentions, layers.mentions);
    const selected = data.reports.find((r) => r.id === state.selected);
    if (selected && selected.group === 'map') ringOf(selected, layers.ring);
    drawTrays();
  }

  function select(id, pan = true) {
    state.selected = id;
    const report = data.reports.find((r) => r.id === id);
    const siblings = visible().filter((r) => r.group === report.group && (r.group === 'map' ? keyOf(r) === keyOf(report) : r.group === 'country' && r.iso2 === report.iso2));
    fillCard(report, siblings, select, close);
    if (pan && report.group === 'map' && !map.getBounds().pad(-0.15).contains([report.lat, report.lon])) map.panTo([report.lat, report.lon]);
    for (const row of document.querySelectorAll('.row')) row.setAttribute('aria-current', String(row.dataset.id === id));
    const row = [...document.querySelectorAll('.row')].find((r) => r.dataset.id === id);
    if (row && !pan) row.scrollIntoView({ block: 'nearest' });
    redraw();
  }

  function close() {
    state.selected = null;
    $('card').hidden = true;
    for (const row of document.querySelectorAll('.row')) row.setAttribute('aria-current', 'false');
    redraw();
  }

  function change() { fillList(data, state, select); redraw(); }

  function home() {
    map.invalidateSize();
    if (data.bounds) map.fitBounds(data.bounds, { padding: [46, 46], maxZoom: 8, animate: false });
    else map.setView([20, 20], 2.5, { animate: false });
  }

  fillHead(data); fillChips(data, state, change); fillLegend(data); fillList(data, state, select);
  labels.addTo(map);
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  home();
  redraw();
  map.on('moveend zoomend', drawTrays);
  $('home').addEventListener('click', home);
  $('plus').addEventListener('click', () => map.zoomIn());
  $('minus').addEventListener('click', () => map.zoomOut());
  $('grip').addEventListener('click', () => $('panel').classList.toggle('open'));
  $('mentions').addEventListener('click', () => {
    state.mentions = !state.mentions;
    $('mentions').setAttribute('aria-pressed', String(state.mentions));
    redraw();
  });
  $('theme').addEventListener('click', () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    map.removeLayer(base);
    base = drawBasemap(map, data.basemap);
    redraw();
  });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !$('card').hidden) close(); });
}
