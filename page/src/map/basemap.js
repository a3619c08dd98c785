// The ground: land, borders, rivers and lakes on one canvas of its own, moved with the map and redrawn when it rests.
import { css } from '../dom.js';
import { pixelRatio } from './ratio.js';

const PAD = 0.35;
const WORLD_PX = 256;
const LAYERS = [
  ['world', { fill: '--land', focus: true }],
  ['worldborders', { stroke: '--border', width: 0.6, opacity: 0.55 }],
  ['land', { fill: '--land', focus: true }],
  ['lakes', { fill: '--sea', stroke: '--river', width: 0.6 }],
  ['admin', { stroke: '--admin', width: 0.8, from: 4 }],
  ['rivers', { stroke: '--river', width: 1 }],
  ['borders', { stroke: '--border', width: 1.2 }],
  ['disputed', { stroke: '--border', width: 1.3, dash: [5, 4] }],
];

export function createBasemap(map, base) {
  const layer = new Ground(prepare(base));
  layer.addTo(map);
  return { redraw: () => layer.draw(), setFocus: (codes) => layer.setFocus(codes) };
}

// Each polygon or line as a path in pixels of the world at zoom 0, with its box: projected once, drawn at every zoom.
function prepare(base) {
  return LAYERS.map(([name, style]) => [style, base[name].map((shape) => pathOf(shape, 'fill' in style))]);
}

function pathOf(shape, isPolygon) {
  const code = typeof shape[0] === 'string' || shape[0] === null ? shape[0] : undefined;
  const rings = isPolygon ? shape.slice(code === undefined ? 0 : 1) : [shape];
  const path = new Path2D();
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    ring.forEach((position, i) => {
      const [x, y] = project(position);
      grow(box, x, y);
      if (i) path.lineTo(x, y);
      else path.moveTo(x, y);
    });
    if (isPolygon) path.closePath();
  }
  return { path, box, code };
}

export function project([lon, lat]) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [(lon / 360 + 0.5) * WORLD_PX, y * WORLD_PX];
}

function grow(box, x, y) {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

const Ground = L.Layer.extend({
  initialize(layers) {
    this._layers = layers;
    this._focus = new Set();
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated', map.getPane('tilePane'));
    this._canvas.setAttribute('aria-hidden', 'true');
    this.draw();
  },

  getEvents() {
    return { moveend: this.draw, resize: this.draw, zoomanim: this._follow };
  },

  setFocus(codes) {
    this._focus = new Set(codes);
    this.draw();
  },

  // While the map zooms, the last picture is stretched.
  _follow({ zoom, center }) {
    const scale = this._map.getZoomScale(zoom, this._zoom);
    const middle = this._map._latLngToNewLayerPoint(this._centre, zoom, center);
    L.DomUtil.setTransform(this._canvas, middle.subtract(this._size.multiplyBy(scale / 2)), scale);
  },

  // In pixels of the world throughout: a corner beyond a pole has no latitude.
  draw() {
    const map = this._map;
    if (!map) return;
    const pad = map.getSize().multiplyBy(PAD).round();
    this._size = map.getSize().add(pad.multiplyBy(2));
    this._zoom = map.getZoom();
    this._centre = map.getCenter();
    L.DomUtil.setTransform(this._canvas, map.containerPointToLayerPoint(pad.multiplyBy(-1)), 1);
    const context = sized(this._canvas, this._size);
    const scale = 2 ** this._zoom;
    const corner = map.getPixelBounds().min.subtract(pad);
    for (const turn of turns(corner.x, this._size.x, scale)) {
      this._paint(context, scale, { x: corner.x - turn * WORLD_PX * scale, y: corner.y }, this._size);
    }
  },

  _paint(context, scale, corner, whole) {
    const ratio = pixelRatio();
    context.setTransform(scale * ratio, 0, 0, scale * ratio, -corner.x * ratio, -corner.y * ratio);
    const view = [
      corner.x / scale,
      corner.y / scale,
      (corner.x + whole.x) / scale,
      (corner.y + whole.y) / scale,
    ];
    for (const [style, shapes] of this._layers) {
      if (style.from > this._zoom) continue;
      pen(context, style, scale);
      const [plain, lit] = style.fill ? [css(style.fill), css('--focus-land')] : [];
      for (const { path, box, code } of shapes) {
        if (box[2] < view[0] || box[0] > view[2] || box[3] < view[1] || box[1] > view[3]) continue;
        if (style.fill) {
          context.fillStyle = style.focus && this._focus.has(code) ? lit : plain;
          context.fill(path, 'evenodd');
        }
        if (style.stroke) context.stroke(path);
      }
    }
    context.globalAlpha = 1;
  },

  onRemove() {
    this._canvas.remove();
  },
});

function pen(context, { stroke, width, dash = [], opacity = 1 }, scale) {
  context.globalAlpha = opacity;
  if (!stroke) return;
  context.strokeStyle = css(stroke);
  context.lineWidth = width / scale;
  context.lineJoin = 'round';
  context.setLineDash(dash.map((length) => length / scale));
}

function sized(canvas, { x, y }) {
  const ratio = pixelRatio();
  canvas.width = x * ratio;
  canvas.height = y * ratio;
  canvas.style.width = `${x}px`;
  canvas.style.height = `${y}px`;
  return canvas.getContext('2d');
}

// How many times round the world the view reaches: [0], or [-1, 0] …
function turns(left, width, scale) {
  const world = WORLD_PX * scale;
  const found = [];
  for (let turn = Math.floor(left / world); turn * world < left + width; turn += 1) found.push(turn);
  return found;
}
