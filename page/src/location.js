// Keeps the address and the state the same.
import { decode, encode } from './address.js';

const PAUSE_MS = 250;

// start: the state that an address without anything means; mapView: see mapview.js.
export function connectAddress(map, data, store, start, mapView) {
  let timer = null;

  function write() {
    const hash = encode(store.get(), start, mapView.moved());
    if (hash === window.location.hash.slice(1)) return;
    try {
      const { pathname, search } = window.location;
      window.history.replaceState(null, '', hash ? `#${hash}` : `${pathname}${search}`);
    } catch {
      // Some viewers of files forbid it; the map works without.
    }
  }

  function writeSoon() {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  }

  function read() {
    const { state, view } = decode(window.location.hash, start, data);
    if (view) mapView.go(view);
    else if (mapView.moved()) mapView.goHome();
    store.set({ ...state, hover: null });
  }

  window.addEventListener('hashchange', read);
  store.listen(writeSoon);
  map.on('moveend', writeSoon);
  return { read };
}
