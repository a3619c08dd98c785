// Names on one canvas: countries with reports, places of the articles, capitals and towns, other countries, waters.
import { css } from '../dom.js';
import { pixelRatio } from './ratio.js';
import { createPlacer } from './placing.js';

const PANE_Z = 610;
const REPORTED_ROOM = 150;
const BADGE = 24;
const BADGE_GAPS = [0, 12, 30, 55, 90];
// Smallest zoom at which a town of importance 0 to 3 is named.
const TOWN_ZOOM = [8.4, 6.6, 5.2, 3.6];
const WATER_ZOOM = { sea: 3.5, lake: 6.5, river: 6 };
const RANKS_PER_ZOOM = 1.6;

export function createLabels(map, base) {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const pane = map.createPane('labels');
  pane.style.zIndex = PANE_Z;
  pane.style.pointerEvents = 'none';
  pane.append(canvas);
  const reported = new Map();
  let shown = { counts: new Map(), places: [], hard: [], soft: [] };

  function update(what) {
    shown = what;
    redraw();
  }

  function redraw() {
    const view = map.getSize();
    const context = clear(canvas, view, map);
    const placer = createPlacer(view, shown.hard, shown.soft);
    const pen = penOf(context, getComputedStyle(document.body).fontFamily);
    const pixel = (lon, lat) => map.latLngToContainerPoint([lat, lon]);
    const zoom = map.getZoom();
    reported.clear();
    const named = new Set(shown.places.map((place) => place.name));
    const [near, far] = split(base.countries, (country) => shown.counts.has(country.iso2));
    near.forEach((country) => drawCountry(country, true));
    shown.places.forEach(drawPlace);
    base.towns.filter(([name, , , rank]) => !named.has(name) && zoom >= TOWN_ZOOM[rank]).forEach(drawTown);
    if (zoom >= 2.5)
      far.filter((country) => country.big || zoom >= 5).forEach((country) => drawCountry(country, false));
    base.water
      .filter(([, , , kind, rank]) => zoom >= WATER_ZOOM[kind] && rank <= zoom * RANKS_PER_ZOOM - 2)
      .forEach(drawWater);

    // A country's name stands at the first of its points that is in view and free.
    function drawCountry({ iso2, name, points }, isReported) {
      const text = name.toUpperCase();
      const style = isReported ? { font: '600 13px', spacing: 2.6 } : { font: '500 11.5px', spacing: 1.4 };
      const size = pen.measure(text, style);
      const room = {
        w: Math.max(size.w, isReported ? REPORTED_ROOM : 0),
        h: size.h + (isReported ? BADGE : 0),
      };
      for (const [lon, lat] of points) {
        const at = pixel(lon, lat);
        const found = placer.place({ x: at.x, y: at.y }, room);
        if (!found) continue;
        const y = found.box.y + size.h / 2;
        pen.write(text, at.x - size.w / 2, y, { ...style, colour: isReported ? '--label' : '--label2' });
        if (isReported) reported.set(iso2, { x: at.x, y: found.box.y + size.h, named: true });
        return;
      }
      if (isReported) placeBadge(iso2, name, pixel(...points[0]));
    }

    // Where the name has no room, a short badge stands as near as it can.
    function placeBadge(iso2, name, at) {
      const room = { w: pen.measure(name, { font: 'italic 400 11.5px' }).w + 34, h: BADGE };
      for (const gap of BADGE_GAPS) {
        const found = placer.place(at, room, { gap });
        if (!found) continue;
        reported.set(iso2, { x: found.box.x + found.box.w / 2, y: found.box.y, named: false });
        return;
      }
    }

    function drawPlace({ name, lon, lat, n }) {
      const at = pixel(lon, lat);
      if (!isInside(at, view)) return;
      const style = { font: '600 12px', colour: '--label' };
      const found = placer.place(at, pen.measure(name, style), { gap: 7 + 2 * Math.sqrt(n), strong: true });
      if (found) pen.write(name, found.x, found.y, style);
    }

    function drawTown([name, lon, lat, rank]) {
      const at = pixel(lon, lat);
      if (!isInside(at, view)) return;
      const style = {
        font: `${rank === 3 ? 600 : 400} ${rank >= 2 ? 12.5 : 11.5}px`,
        colour: rank >= 2 ? '--label' : '--label2',
      };
      const found = placer.place(at, pen.measure(name, style), { gap: 7, strong: rank === 3 });
      if (!found) return;
      pen.dot(at, rank === 3);
      placer.take({ x: at.x - 4, y: at.y - 4, w: 8, h: 8 });
      pen.write(name, found.x, found.y, style);
    }

    function drawWater([name, lon, lat, kind]) {
      const style = {
        font: `italic 400 ${kind === 'sea' ? 13 : 11}px`,
        spacing: kind === 'sea' ? 1 : 0.4,
        colour: '--water',
        halo: kind === 'sea' ? '--sea' : '--halo',
      };
      const found = placer.place(pixel(lon, lat), pen.measure(name, style));
      if (found) pen.write(name, found.x, found.y, style);
    }
  }

  // {x, y, named}: where the middle of the upper edge of a country's badge belongs, in pixels of the map's box, and
  // whether the country's name stands above it; null where nothing is free.
  return { update, redraw, countryBox: (iso2) => reported.get(iso2) ?? null };
}

function clear(canvas, view, map) {
  const ratio = pixelRatio();
  canvas.width = view.x * ratio;
  canvas.height = view.y * ratio;
  canvas.style.width = `${view.x}px`;
  canvas.style.height = `${view.y}px`;
  L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  return context;
}

const isInside = ({ x, y }, view) => x >= 0 && y >= 0 && x <= view.x && y <= view.y;

function split(items, test) {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function penOf(context, family) {
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  const colours = new Map();
  const colour = (name) => {
    if (!colours.has(name)) colours.set(name, css(name));
    return colours.get(name);
  };
  const set = ({ font, spacing = 0 }) => {
    context.font = `${font} ${family}`;
    context.letterSpacing = `${spacing}px`;
  };
  return {
    measure(text, style) {
      set(style);
      return {
        w: context.measureText(text).width,
        h: Number.parseFloat(style.font.match(/([\d.]+)px/)[1]) * 1.2,
      };
    },
    write(text, x, y, style) {
      set(style);
      context.lineWidth = 3;
      context.strokeStyle = colour(style.halo || '--halo');
      context.fillStyle = colour(style.colour);
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    },
    // Capitals are squares.
    dot({ x, y }, isCapital) {
      context.beginPath();
      if (isCapital) context.rect(x - 2.5, y - 2.5, 5, 5);
      else context.arc(x, y, 2, 0, 7);
      context.lineWidth = 2;
      context.strokeStyle = colour('--halo');
      context.fillStyle = colour('--label2');
      context.stroke();
      context.fill();
    },
  };
}
