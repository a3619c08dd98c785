// Online tiles over the ground, for who asked for them; where none come, the ground is what is seen.
const ABOVE_GROUND = 2;

export function addTiles(map, tiles) {
  if (!tiles) return;
  L.tileLayer(tiles.url, {
    maxNativeZoom: tiles.max_zoom,
    maxZoom: map.getMaxZoom(),
    zIndex: ABOVE_GROUND,
  }).addTo(map);
}
