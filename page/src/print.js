// Before the page is printed the map takes the size that it has on paper, in light colours; then it goes back.

const SHEET = { width: 1032, height: 500 };

// act(theme) draws the map anew in a theme; theme() is the reader's.
export function preparePrint(map, { recolour, theme }) {
  const root = document.documentElement;
  let bounds = null;
  let copies = [];

  window.addEventListener('beforeprint', () => {
    if (bounds) return;
    bounds = map.getBounds();
    root.classList.add('printing');
    root.dataset.theme = 'light';
    root.style.setProperty('--sheet-width', `${SHEET.width}px`);
    root.style.setProperty('--sheet-height', `${SHEET.height}px`);
    show();
    copies = copyCanvases(map);
  });
  window.addEventListener('afterprint', () => {
    if (!bounds) return;
    root.classList.remove('printing');
    for (const copy of copies) copy.remove();
    root.dataset.theme = theme();
    show();
    bounds = null;
  });

  function show() {
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(bounds, { animate: false });
    recolour();
  }
}

// A canvas is printed by repeating its strokes, and what was cleared between them comes out white: so each is printed
// as a picture of itself. Leaflet would draw its own in the next frame, which printing has not.
function copyCanvases(map) {
  map.eachLayer((layer) => {
    if (layer instanceof L.Canvas) layer._redraw();
  });
  return [...map.getContainer().querySelectorAll('canvas')].map((canvas) => {
    const copy = canvas.cloneNode(false);
    copy.classList.add('copy');
    if (canvas.width && canvas.height) copy.getContext('2d').drawImage(canvas, 0, 0);
    canvas.after(copy);
    return copy;
  });
}
