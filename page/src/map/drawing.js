// The map: what is shown, drawn; redrawn when the view of the map or of the reports changes.
import { badgeOf, countryCounts } from './badges.js';
import { createBasemap } from './basemap.js';
import { drawChoropleth } from './choropleth.js';
import { badgeBox, clusterBadge } from './clusterbadge.js';
import { countStyles, createIndex, gather } from './clusters.js';
import { createLabels } from './labels.js';
import { createMentions } from './mentions.js';
import { drawRings } from './rings.js';
import { createShapes } from './shapes.js';
import { stacksOf } from './stacks.js';
import { addTiles } from './tiles.js';
import { leaderTo, trayOf } from './tray.js';
import { placeTrays } from './trays.js';

const NEAR = 0.1;
const TRAYS_Z = 620;
const CHOROPLETH_Z = 250;

// select(report id), choosePlace(index) and chooseCountry(iso2) are called when the reader clicks.
export function createDrawing(map, data, { select, choosePlace, chooseCountry }) {
  const layers = Object.fromEntries(
    ['choropleth', 'mentions', 'shapes', 'rings'].map((name) => [name, L.layerGroup().addTo(map)]),
  );
  const basemap = createBasemap(map, data.basemap);
  addTiles(map, data.options.tiles);
  const labels = createLabels(map, data.basemap);
  const mentions = createMentions(map, data.places, layers.mentions, choosePlace);
  const shapes = createShapes(map, data.shapes, data.fades, layers.shapes, (report) => select(report.id));
  basemap.setFocus(data.reports.map((report) => report.iso2).filter(Boolean));
  const pane = map.createPane('trays');
  pane.style.zIndex = TRAYS_Z;
  map.createPane('choropleth').style.zIndex = CHOROPLETH_Z;
  for (const name of ['choropleth', 'rings'])
    layers[name].renderer = L.svg({ pane: name === 'rings' ? 'areas' : name });
  const fadeDays = data.options.fade_days;
  let shown = { view: { shown: [] }, state: {}, stacks: [], index: null };

  function render(view, state) {
    if (view !== shown.view || state.grouped !== shown.state.grouped) gatherAnew(view, state);
    shown = { ...shown, view, state };
    if (state.choropleth) drawChoropleth(map, data.basemap, data.country_mentions, layers.choropleth);
    else layers.choropleth.clearLayers();
    draw();
  }

  function gatherAnew({ shown: reports }, { grouped }) {
    const stacks = stacksOf(
      reports.filter((report) => report.group === 'map'),
      grouped,
    );
    shown = { ...shown, stacks, index: createIndex(stacks, countStyles) };
  }

  // All that depends on where the map is.
  function draw() {
    const { view, state, stacks, index } = shown;
    if (!index) return;
    const focused = pane.contains(document.activeElement) ? document.activeElement.dataset.report : null;
    pane.textContent = '';
    const bounds = map.getBounds().pad(NEAR);
    const near = stacks.filter(({ lat, lon }) => bounds.contains([lat, lon]));
    const { x, y } = map.getSize();
    const found = gather(near, index, bounds, map.getZoom(), x * y);
    const single = found.stacks.flatMap(({ groups }) =>
      state.grouped ? groups.map(([first]) => first) : groups.flat(),
    );
    shapes.draw(single);
    drawRings(single, layers.rings, (report) => state.rings || report.id === state.selected);
    if (state.mentions) mentions.draw();
    else mentions.clear();
    const badges = [];
    for (const cluster of found.clusters) badges.push(drawCluster(cluster, badges));
    const taken = [...badges, ...furniture(map.getSize())];
    const boxes = drawTrays(found.stacks, taken, state);
    labels.update({
      counts: countryCounts(view.shown),
      places: state.mentions ? mentions.labelled() : [],
      hard: [...taken, ...boxes],
      soft: [],
    });
    drawCountries(view);
    if (focused) pane.querySelector(`[data-report="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function drawTrays(stacks, taken, state) {
    const places = stacks.map((stack) => ({
      at: pixelOf(stack),
      columns: stack.groups.length,
      hasCaption: Boolean(stack.caption),
    }));
    const boxes = placeTrays(places, taken, map.getSize());
    stacks.forEach((stack, i) => {
      put(leaderTo(boxes[i], places[i].at, places[i].columns), places[i].at.x, places[i].at.y);
      put(trayOf(stack, state, fadeDays, select), boxes[i].x, boxes[i].y);
    });
    return boxes;
  }

  // A cluster opens when it is clicked; reports at one spot, which never come apart, are stepped through on the card.
  function drawCluster(cluster, others) {
    const box = badgeBox(pixelOf(cluster), cluster.counts, others);
    const open = () => {
      if (cluster.stack) select(cluster.stack.groups[0][0].id);
      else
        map.setView([cluster.lat, cluster.lon], Math.min(map.getMaxZoom(), shown.index.opensAt(cluster.id)));
    };
    put(clusterBadge(cluster.counts, open), box.x, box.y);
    return box;
  }

  // Beneath the country's name; where no name has room, the badge says it.
  function drawCountries(view) {
    const counts = countryCounts(view.shown);
    for (const country of data.basemap.countries) {
      const n = counts.get(country.iso2);
      if (!n) continue;
      const found = labels.countryBox(country.iso2);
      const at = found || pixelOf(country);
      put(
        badgeOf(country, n, Boolean(found?.named), () => chooseCountry(country.iso2)),
        at.x,
        at.y,
      );
    }
  }

  function put(node, x, y) {
    const point = map.containerPointToLayerPoint([x, y]);
    node.style.left = `${Math.round(point.x)}px`;
    node.style.top = `${Math.round(point.y)}px`;
    pane.append(node);
  }

  const pixelOf = ({ lat, lon }) => map.latLngToContainerPoint([lat, lon]);

  map.on('moveend resize', draw);
  return {
    render,
    recolour() {
      basemap.redraw();
      draw();
    },
  };
}

// What stands over the map: buttons, the scale, the line of sources.
function furniture({ x, y }) {
  return [
    { x: x - 96, y: 0, w: 96, h: 300 },
    { x: 0, y: y - 32, w: 110, h: 32 },
    { x: x - 440, y: y - 22, w: 440, h: 22 },
  ];
}
