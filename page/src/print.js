// Before the page is printed the map takes the size that it has on paper, in light colours; then it goes back.

const ROOM = 24;
const CLOSEST = 8;
const SHEET = { width: 1032, height: 500 };

// recolour() draws the map anew, theme() is the reader's; home() gives the bounds of all reports while the reader has
// not moved the map, else null.
export function preparePrint(map, { recolour, theme, home }) {
  const root = document.documentElement;
  let before = null;
  let copies = [];
  let folded = [];

  window.addEventListener('beforeprint', () => {
    if (before) return;
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    const bounds = home() || map.getBounds();
    root.classList.add('printing');
    folded = [...document.querySelectorAll('#legend details:not([open])')];
    for (const part of folded) part.open = true;
    root.dataset.theme = 'light';
    root.style.setProperty('--sheet-width', `${SHEET.width}px`);
    root.style.setProperty('--sheet-height', `${SHEET.height}px`);
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(bounds, { animate: false, padding: [ROOM, ROOM], maxZoom: Math.max(CLOSEST, before.zoom) });
    recolour();
    copies = copyCanvases(map);
  });
  window.addEventListener('afterprint', () => {
    if (!before) return;
    root.classList.remove('printing');
    for (const part of folded) part.open = false;
    for (const copy of copies) copy.remove();
    root.dataset.theme = theme();
    // The map has its size on the screen again in the next frame only.
    requestAnimationFrame(restore);
  });

  function restore() {
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.centre, before.zoom, { animate: false });
    recolour();
    before = null;
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
