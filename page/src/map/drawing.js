// The map: what is shown, drawn; redrawn when the view of the map or of the reports changes.
import { button, css, el, svg } from '../dom.js';
import { t } from '../strings.js';
import { badgeOf, countryCounts } from './badges.js';
import { createBasemap } from './basemap.js';
import { createLabels } from './labels.js';
import { drawMentions } from './mentions.js';
import { drawShapes } from './shapes.js';
import { stacksOf } from './stacks.js';
import { colourOf, symbol } from './symbols.js';
import { placeTrays } from './trays.js';

const NEAR_PX = 60;
const TRAYS_Z = 620;

// select(report id, {pan}), choosePlace(index) and chooseCountry(iso2) are called when the reader clicks.
export function createDrawing(map, data, { select, choosePlace, chooseCountry }) {
  const layers = Object.fromEntries(
    ['mentions', 'shapes', 'rings'].map((name) => [name, L.layerGroup().addTo(map)]),
  );
  const basemap = createBasemap(map, data.basemap);
  const labels = createLabels(map, data.basemap);
  basemap.setFocus(data.reports.map((report) => report.iso2).filter(Boolean));
  const pane = map.createPane('trays');
  pane.style.zIndex = TRAYS_Z;
  let shown = { view: { shown: [] }, state: {} };

  function render(view, state) {
    shown = { view, state };
    for (const layer of Object.values(layers)) layer.clearLayers();
    drawShapes(mapped(view), data.shapes, layers.shapes, (report) => select(report.id, { pan: false }));
    if (state.mentions) drawMentions(data.places, layers.mentions, choosePlace);
    drawRings(view, state);
    drawSymbols();
  }

  function drawSymbols() {
    const { view, state } = shown;
    pane.textContent = '';
    const stacks = stacksOf(mapped(view))
      .map((stack) => ({ ...stack, at: pixelOf(stack) }))
      .filter(isNear);
    const boxes = placeTrays(
      stacks.map(({ at, groups }) => ({ at, columns: groups.length })),
      [],
      map.getSize(),
    );
    stacks.forEach((stack, i) => drawTray(stack, boxes[i], state));
    labels.update({
      counts: countryCounts(view.shown),
      places: state.mentions ? data.places : [],
      hard: boxes,
      soft: [],
    });
    drawBadges(view);
  }

  function drawTray({ at, groups, caption }, box, state) {
    const centre = { x: box.x + box.w / 2, y: box.y + box.h < at.y ? box.y + box.h - 12 : box.y + 8 };
    put(leader(centre.x - at.x, centre.y - at.y), at.x, at.y);
    put(el('div', { class: 'tray' }, ...groups.map((group) => symbolButton(group, state))), box.x, box.y);
    if (caption) put(el('div', { class: 'caption' }, t(caption)), box.x, box.y + box.h - 1);
  }

  function symbolButton(group, state) {
    const [report] = group;
    const label = t('symbol', { status: report.badge, title: report.title, letters: report.letters });
    const node = button(
      {
        class: group.some((r) => r.id === state.selected) ? 'on' : '',
        'aria-label': label,
        title: report.title,
        data: { report: report.id, reports: group.map(({ id }) => id).join(' '), style: report.style },
      },
      symbol(report.style, report.category, report.event, colourOf(report)),
      el('span', { class: 'letters' }, report.letters),
    );
    if (group.length > 1) node.append(el('span', { class: 'n', data: { n: group.length } }));
    L.DomEvent.disableClickPropagation(node);
    node.addEventListener('click', () => {
      const next = group.findIndex((r) => r.id === state.selected) + 1;
      select(group[next % group.length].id, { pan: false });
    });
    return node;
  }

  // Beneath the country's name; where no name has room, the badge says it.
  function drawBadges(view) {
    const counts = countryCounts(view.shown);
    for (const country of data.basemap.countries) {
      const n = counts.get(country.iso2);
      if (!n) continue;
      counts.delete(country.iso2);
      const named = labels.countryBox(country.iso2);
      const at = named || pixelOf(country);
      put(
        badgeOf(country, n, Boolean(named), () => chooseCountry(country.iso2)),
        at.x,
        at.y,
      );
    }
  }

  // Grey and unfilled: where the place may be, not an area held.
  function drawRings(view, state) {
    for (const report of mapped(view)) {
      if (!report.radius || report.basis !== 'point' || !(state.rings || report.id === state.selected))
        continue;
      const style = {
        radius: report.radius,
        color: css('--label2'),
        weight: 1.4,
        fill: false,
        interactive: false,
      };
      L.circle([report.lat, report.lon], style).addTo(layers.rings);
    }
  }

  function put(node, x, y) {
    const point = map.containerPointToLayerPoint([x, y]);
    node.style.left = `${Math.round(point.x)}px`;
    node.style.top = `${Math.round(point.y)}px`;
    node.style.position = 'absolute';
    pane.append(node);
  }

  const pixelOf = ({ lat, lon }) => map.latLngToContainerPoint([lat, lon]);
  const mapped = (view) => view.shown.filter((report) => report.group === 'map');
  const isNear = ({ at }) => {
    const size = map.getSize();
    return at.x > -NEAR_PX && at.y > -NEAR_PX && at.x < size.x + NEAR_PX && at.y < size.y + NEAR_PX;
  };

  map.on('moveend zoomend resize', drawSymbols);
  return {
    render,
    recolour() {
      basemap.redraw();
      render(shown.view, shown.state);
    },
  };
}

function leader(dx, dy) {
  const node = svg(
    'svg',
    { width: 1, height: 1, overflow: 'visible', class: 'leader' },
    svg('line', { x1: 0, y1: 0, x2: dx, y2: dy }),
    svg('circle', { r: 3 }),
  );
  return node;
}
