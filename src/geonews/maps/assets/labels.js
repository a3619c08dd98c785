// Labels of countries, towns and the articles' places on one canvas; a label that would cover another is left out.
const LabelLayer = L.Layer.extend({
  initialize(items) { this._items = items; this._boxes = []; },
  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', '', map.getPane('overlayPane'));
    this._canvas.id = 'labels';
    map.on('moveend zoomend resize', this.redraw, this);
    this.redraw();
  },
  onRemove(map) { map.off('moveend zoomend resize', this.redraw, this); this._canvas.remove(); },
  reserve(boxes) { this._boxes = boxes; if (this._map) this.redraw(); },
  redraw() {
    const size = this._map.getSize(), ratio = window.devicePixelRatio || 1;
    const canvas = this._canvas, ctx = canvas.getContext('2d');
    canvas.width = size.x * ratio; canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`; canvas.style.height = `${size.y}px`;
    L.DomUtil.setPosition(canvas, this._map.containerPointToLayerPoint([0, 0]));
    ctx.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const taken = this._boxes.slice();
    for (const item of this._items()) {
      if (item.minZoom > this._map.getZoom()) continue;
      const at = this._map.latLngToContainerPoint([item.lat, item.lon]);
      if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
      ctx.font = item.font;
      if (item.dot) this._dot(ctx, at, item.dot, colour);
      const box = this._place(ctx, at, item, taken, size);
      if (!box) continue;
      taken.push(box);
      ctx.lineJoin = 'round'; ctx.lineWidth = 3; ctx.strokeStyle = colour('--halo'); ctx.fillStyle = colour(item.colour);
      ctx.textBaseline = 'middle'; ctx.textAlign = 'left';
      ctx.strokeText(item.text, box.tx, box.ty); ctx.fillText(item.text, box.tx, box.ty);
    }
  },
  _dot(ctx, at, radius, colour) {
    ctx.beginPath(); ctx.arc(at.x, at.y, radius, 0, 7);
    ctx.fillStyle = colour('--label2'); ctx.fill();
  },
  _place(ctx, at, item, taken, size) {
    const width = ctx.measureText(item.text).width, height = item.height;
    const around = item.dot || item.ring;
    const gap = around ? around + 4 : 0;
    const spots = around
      ? [[gap, 0], [-gap - width, 0], [-width / 2, -gap - height / 2], [-width / 2, gap + height / 2]]
      : [[-width / 2, 0], [-width / 2, height * 1.6], [-width / 2, -height * 1.6]];
    for (const [dx, dy] of spots) {
      const box = { x: at.x + dx - 2, y: at.y + dy - height / 2, w: width + 4, h: height, tx: at.x + dx, ty: at.y + dy };
      const inside = box.x > 2 && box.y > 2 && box.x + box.w < size.x - 2 && box.y + box.h < size.y - 2;
      if (inside && !taken.some((other) => overlaps(box, other))) return box;
    }
    return null;
  },
});

function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function labelItems(data) {
  const items = [];
  const reported = new Set(data.reports.map((r) => r.iso2));
  for (const c of data.basemap.countries) {
    const near = reported.has(c.iso2);
    items.push({ text: c.name.toUpperCase(), lon: c.lon, lat: c.lat, minZoom: near ? 2 : c.big ? 3 : 5, height: 15, rank: near ? 0 : 4,
      font: `${near ? 600 : 500} ${near ? 12.5 : 11}px system-ui, sans-serif`, colour: near ? '--label' : '--label2' });
  }
  for (const m of data.mentions) {
    items.push({ text: m.name, lon: m.lon, lat: m.lat, ring: 5 + 2 * Math.sqrt(m.n), minZoom: 4.5, height: 14, rank: 1, font: '600 12px system-ui, sans-serif', colour: '--label' });
  }
  const named = new Set(data.mentions.map((m) => m.name));
  for (const [name, lon, lat, rank] of data.basemap.towns) {
    if (named.has(name)) continue;
    items.push({ text: name, lon, lat, dot: rank === 3 ? 2.6 : 1.8, minZoom: [8.5, 7, 5.5, 4][rank], height: 13, rank: 5 - rank,
      font: `${rank === 3 ? 600 : 400} 11.5px system-ui, sans-serif`, colour: rank >= 2 ? '--label' : '--label2' });
  }
  return items.sort((a, b) => a.rank - b.rank);
}
