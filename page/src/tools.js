// Buttons beside the map, fields of the panel, downloads.
import { $ } from './dom.js';
import { fileName, save, toCsv, toGeoJson } from './download.js';

const PAUSE_MS = 150;
const PRESSED = ['rings', 'grouped', 'choropleth'];

// shown() gives the reports that are shown now.
export function connectTools(map, data, store, { mapView, help, shown }) {
  $('home').addEventListener('click', mapView.goHome);
  $('plus').addEventListener('click', () => map.zoomIn());
  $('minus').addEventListener('click', () => map.zoomOut());
  for (const name of PRESSED) {
    $(name).addEventListener('click', () => store.set({ [name]: !store.get()[name] }));
  }
  $('theme').addEventListener('click', () =>
    store.set({ theme: store.get().theme === 'dark' ? 'light' : 'dark' }),
  );
  for (const node of document.querySelectorAll('[data-help]')) node.addEventListener('click', help.open);
  $('sort').addEventListener('change', ({ target }) => store.set({ sort: target.value }));
  $('print').addEventListener('click', () => window.print());
  connectSearch(store);
  connectDownloads(data, shown);
}

function connectSearch(store) {
  let timer = null;
  const search = () => {
    clearTimeout(timer);
    store.set({ search: $('search').value });
  };
  $('search').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  });
  // Who goes on to a filter does not wait for the pause.
  $('search').addEventListener('change', search);
}

function connectDownloads(data, shown) {
  const files = [
    ['geojson', 'application/geo+json', toGeoJson],
    ['csv', 'text/csv;charset=utf-8', toCsv],
  ];
  for (const [extension, type, write] of files) {
    $(extension).addEventListener('click', () =>
      save(fileName(data.title, extension), type, write(data, shown())),
    );
  }
}

// What the state says, wherever it came from. Words that are still being typed are not in it yet, and stay.
export function showFields(state, changed) {
  for (const name of PRESSED) $(name).setAttribute('aria-pressed', String(state[name]));
  $('sort').value = state.sort;
  if (changed.has('search') && $('search').value !== state.search) $('search').value = state.search;
}
