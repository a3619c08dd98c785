// Names on the map.
export function createLabels() {
  return { update() {}, redraw() {}, countryBox: () => null };
}
