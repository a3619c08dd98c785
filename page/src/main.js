// Joins the parts: one state, one view of the reports derived from it, and whoever shows something.
import { createActive } from './active.js';
import { createCards } from './cards.js';
import { breath } from './breath.js';
import { createChips } from './chips.js';
import { applyColours } from './colours.js';
import { readData } from './data.js';
import { $, css } from './dom.js';
import { createFacets } from './facets.js';
import { createFocus } from './focus.js';
import { prepareFrame } from './frame.js';
import { fillHead } from './head.js';
import { createHelp } from './help.js';
import { connectHover } from './hover.js';
import { listenToKeys } from './keys.js';
import { fillLegend } from './legend.js';
import { createList } from './list.js';
import { connectAddress } from './location.js';
import { createDrawing } from './map/drawing.js';
import { createMapView } from './mapview.js';
import { preparePrint } from './print.js';
import { createReview } from './review.js';
import { createSheet } from './sheet.js';
import { createStore, initialState } from './state.js';
import { chooseLanguage, chooseWords, fillTexts } from './strings.js';
import { tell } from './tally.js';
import { createTimeline } from './timeline.js';
import { connectTools, showFields } from './tools.js';
import { derive, prepare } from './view.js';

const CHOSEN = ['grouped', 'selected', 'place', 'country'];
const NOTHING = { selected: null, place: null, country: null };
const OF_THE_MAP = ['mentions', 'rings', 'choropleth', ...CHOSEN];
const QUIET = ['theme', 'hover', 'keys'];

export async function start(map) {
  const data = await readData($('geonews-data').textContent);
  chooseLanguage(data?.options.language);
  chooseWords(data?.words);
  prepareFrame(map);
  fillTexts(document);
  if (!data) return;
  prepare(data);
  const store = createStore({ ...initialState(), theme: firstTheme(data.options.theme) });
  dress(store.get().theme, data.colours);
  fillHead(data);
  fillLegend(data);
  await breath();
  await connect(map, data, store);
}

async function connect(map, data, store) {
  const byId = new Map(data.reports.map((report) => [report.id, report]));
  const first = store.get();
  const sheet = createSheet();
  const mapView = createMapView(map, data.bounds);
  const focus = createFocus();
  let view = derive(data, first);

  // What the filters hide is shown when it is asked for by name.
  function select(id, { keyboard = false } = {}) {
    const report = byId.get(id);
    focus.remember();
    const hidden = !view.shown.includes(report);
    const statuses = hidden ? new Set([...store.get().statuses, report.status]) : store.get().statuses;
    store.set({ ...NOTHING, selected: id, statuses });
    if (report.group === 'map') mapView.bringIntoView(report);
    if (keyboard) $('card').focus();
  }

  function open(what) {
    focus.remember();
    store.set({ ...NOTHING, ...what });
  }

  function close() {
    if ($('card').hidden) return;
    const { selected } = store.get();
    store.set(NOTHING);
    focus.restore(selected);
  }

  const hover = (id) => store.set({ hover: id });
  mapView.goHome();
  const drawing = createDrawing(map, data, {
    select,
    hover,
    choosePlace: (place) => open({ place }),
    chooseCountry: (country) => open({ country }),
  });
  const review = createReview(data, { select });
  const cards = createCards(data, { select, close, review });
  const chips = createChips(data, store);
  const facets = createFacets(data, store);
  const active = createActive(data, store);
  const list = createList(data, { select, hover, advice: active.advice });
  const timeline = createTimeline(data, store);
  const help = createHelp(data, store);

  const parts = [chips, facets, active, list, timeline, drawing];
  let ready = false;

  function render(state) {
    view = derive(data, state);
    for (const part of parts) part.render(view, state);
    tell(view, data);
  }

  // Part by part, so that a page with much in it is never still for long; what is chosen meanwhile comes in the end.
  async function renderFirst() {
    const state = store.get();
    view = derive(data, state);
    for (const part of parts) {
      await breath();
      part.render(view, state);
    }
    tell(view, data);
    ready = true;
    update(store.get(), new Set(Object.keys(state)), state === store.get());
  }

  store.listen((state, changed) => {
    if (ready) update(state, changed);
  });

  function update(state, changed, drawn = false) {
    if (changed.has('theme')) {
      dress(state.theme, data.colours);
      drawing.recolour();
    }
    const names = [...changed].filter((name) => !QUIET.includes(name));
    if (!drawn && names.some((name) => !OF_THE_MAP.includes(name))) render(state);
    else if (!drawn && names.length) drawing.render(view, state);
    if (changed.has('hover')) list.heat(state.hover);
    if (CHOSEN.some((name) => changed.has(name))) {
      cards.render(state, view);
      list.mark(state.selected, true);
    }
    showFields(state, changed);
    if (changed.has('mentions')) chips.render(view, state);
    help.render(state);
  }

  connectHover(store);
  connectTools(map, data, store, { mapView, help, shown: () => view.shown });
  preparePrint(map, {
    recolour: drawing.recolour,
    theme: () => store.get().theme,
    home: () => (mapView.moved() ? null : data.bounds),
  });
  listenToKeys(
    {
      search: () => {
        sheet.raise(1);
        $('search').focus();
      },
      step: (step) => {
        const id = list.step(step);
        if (id !== null) select(id);
        list.focus(id);
      },
      help: help.open,
      close,
    },
    () => !store.get().keys,
  );
  $('skip').addEventListener('click', (event) => {
    event.preventDefault();
    sheet.raise(2);
    list.focus(store.get().selected);
  });
  $('search').addEventListener('focus', () => sheet.raise(1));
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  await breath();
  connectAddress(map, data, store, first, mapView).read();
  await renderFirst();
}

function dress(theme, colours) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  applyColours(colours, root, css('--focus-land'));
}

function firstTheme(wanted) {
  if (wanted !== 'auto') return wanted;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
