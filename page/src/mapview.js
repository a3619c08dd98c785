// Where the map looks: at all reports at first, then wherever the reader goes.
import { $ } from './dom.js';

const ROOM = 46;
const CLOSEST = 8;
// Symbols stand beside their place: so much room is left around it.
const EDGE = { x: 100, y: 60 };

export function createMapView(map, bounds) {
  let home = null;

  function goHome() {
    map.invalidateSize({ animate: false });
    if (bounds) map.fitBounds(bounds, { padding: [ROOM, ROOM], maxZoom: CLOSEST, animate: false });
    else map.setView([20, 20], 2.5, { animate: false });
    home = now();
  }

  function now() {
    const { lat, lng } = map.getCenter();
    return { zoom: map.getZoom(), lat, lon: lng };
  }

  return {
    goHome,
    // Null while the map looks where it looked at first.
    moved: () => (same(now(), home) ? null : now()),
    go: ({ zoom, lat, lon }) => map.setView([lat, lon], zoom, { animate: false }),
    // Moves the map as little as needed for a report to stand clear of the panel and the card.
    bringIntoView({ lat, lon }) {
      const { clear, box } = clearPart(map.getContainer().getBoundingClientRect());
      map.panInside([lat, lon], {
        paddingTopLeft: [clear.left - box.left + EDGE.x, clear.top - box.top + EDGE.y],
        paddingBottomRight: [box.right - clear.right + EDGE.x, box.bottom - clear.bottom + EDGE.y],
        animate: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      });
    },
  };
}

// The part of the map that the panel, the card and the tools leave free.
function clearPart(box) {
  const clear = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
  for (const id of ['panel', 'card', 'tools']) {
    if ($(id).hidden) continue;
    const over = $(id).getBoundingClientRect();
    if (over.width > box.width * 0.7) clear.bottom = Math.min(clear.bottom, over.top);
    else if (over.left > box.left + box.width / 2) clear.right = Math.min(clear.right, over.left);
  }
  return { clear: clear.bottom - clear.top > EDGE.y * 3 ? clear : { ...box.toJSON() }, box };
}

// To a pixel: Leaflet moves by whole ones.
function same(a, b) {
  const pixel = 360 / (256 * 2 ** b.zoom);
  return a.zoom === b.zoom && Math.abs(a.lat - b.lat) < pixel && Math.abs(a.lon - b.lon) < pixel;
}
