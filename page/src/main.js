// Joins the parts: one state, one view of the reports derived from it, and whoever shows something.
import { createCards } from './cards.js';
import { createChips } from './chips.js';
import { readData } from './data.js';
import { $ } from './dom.js';
import { fillHead } from './head.js';
import { fillLegend } from './legend.js';
import { createList } from './list.js';
import { createDrawing } from './map/drawing.js';
import { createStore, initialState } from './state.js';
import { fillTexts, t } from './strings.js';
import { createTimeline } from './timeline.js';
import { derive, prepare } from './view.js';

const ROOM = 46;
const CLOSEST = 8;
const OF_THE_MAP = ['mentions', 'rings', 'choropleth', 'grouped', 'selected', 'place', 'country'];
const SWITCHES = ['mentions', 'rings', 'grouped', 'choropleth'];
const CHOSEN = ['grouped', 'selected', 'place', 'country'];
const NOTHING = { selected: null, place: null, country: null };

export async function start(map) {
  fillTexts(document);
  const data = await readData($('geonews-data').textContent);
  if (!data) return;
  prepare(data);
  const store = createStore({ ...initialState(), theme: firstTheme(data.options.theme) });
  document.documentElement.dataset.theme = store.get().theme;
  fillHead(data);
  fillLegend(data);
  connect(map, data, store);
}

function connect(map, data, store) {
  const byId = new Map(data.reports.map((report) => [report.id, report]));
  const select = (id, { pan }) => {
    store.set({ ...NOTHING, selected: id });
    const report = byId.get(id);
    if (pan && report.group === 'map') bringIntoView(map, report);
  };
  const close = () => store.set(NOTHING);
  const home = () => goHome(map, data.bounds);
  home();
  const drawing = createDrawing(map, data, {
    select,
    choosePlace: (place) => store.set({ ...NOTHING, place }),
    chooseCountry: (country) => store.set({ ...NOTHING, country }),
  });
  const cards = createCards(data, { select, close });
  const chips = createChips(data, store);
  const list = createList(data, select);
  const timeline = createTimeline(data, store);
  let view = derive(data, store.get());

  function render(state) {
    view = derive(data, state);
    chips.render(view, state);
    list.render(view, state);
    tell(view, data);
    timeline.render(view, state);
    drawing.render(view, state);
  }

  store.listen((state, changed) => {
    if (changed.has('theme')) {
      document.documentElement.dataset.theme = state.theme;
      drawing.recolour();
    }
    const names = [...changed].filter((name) => name !== 'theme');
    if (names.some((name) => !OF_THE_MAP.includes(name))) render(state);
    else if (names.length) drawing.render(view, state);
    for (const name of SWITCHES) $(name).setAttribute('aria-pressed', String(state[name]));
    if (CHOSEN.some((name) => changed.has(name))) {
      cards.render(state, view);
      list.mark(state.selected, true);
    }
  });

  connectTools(map, store, home);
  connectPanel(store);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  render(store.get());
}

function connectTools(map, store, home) {
  $('home').addEventListener('click', home);
  $('plus').addEventListener('click', () => map.zoomIn());
  $('minus').addEventListener('click', () => map.zoomOut());
  for (const name of SWITCHES) {
    $(name).addEventListener('click', () => store.set({ [name]: !store.get()[name] }));
  }
  $('theme').addEventListener('click', () =>
    store.set({ theme: store.get().theme === 'dark' ? 'light' : 'dark' }),
  );
}

function connectPanel(store) {
  $('grip').addEventListener('click', () => $('panel').classList.toggle('open'));
  $('search').addEventListener('input', ({ target }) => store.set({ search: target.value }));
  $('sort').addEventListener('change', ({ target }) => store.set({ sort: target.value }));
}

function firstTheme(wanted) {
  if (wanted !== 'auto') return wanted;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function goHome(map, bounds) {
  map.invalidateSize();
  if (bounds) map.fitBounds(bounds, { padding: [ROOM, ROOM], maxZoom: CLOSEST, animate: false });
  else map.setView([20, 20], 2.5, { animate: false });
}

function bringIntoView(map, { lat, lon }) {
  if (!map.getBounds().pad(-0.15).contains([lat, lon])) map.panTo([lat, lon]);
}

function tell({ shown }, data) {
  const count = (group) => shown.filter((report) => report.group === group).length;
  const all = data.reports.length;
  $('tally').textContent = t('tally', {
    shown: shown.length,
    all,
    map: count('map'),
    country: count('country'),
    none: count('none'),
    hidden: all - shown.length,
  });
}
