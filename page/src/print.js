// Before the page is printed the map takes the size that it has on paper, in light colours; then it goes back.

const SHEET = { width: 1032, height: 470 };

// act(theme) draws the map anew in a theme; theme() is the reader's.
export function preparePrint(map, { recolour, theme }) {
  const root = document.documentElement;
  let bounds = null;

  window.addEventListener('beforeprint', () => {
    if (bounds) return;
    bounds = map.getBounds();
    root.classList.add('printing');
    root.dataset.theme = 'light';
    root.style.setProperty('--sheet-width', `${SHEET.width}px`);
    root.style.setProperty('--sheet-height', `${SHEET.height}px`);
    show();
  });
  window.addEventListener('afterprint', () => {
    if (!bounds) return;
    root.classList.remove('printing');
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
