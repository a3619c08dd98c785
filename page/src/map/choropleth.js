// How often articles name each country: a layer that is off at first, for it says nothing of who is where.

const CLASSES = 5;

// {steps: smallest count of each class, classOf: iso2 → class or null}; classes by quantile
export function classes(counts) {
  const sorted = Object.values(counts).sort((a, b) => a - b);
  const steps = [
    ...new Set(Array.from({ length: CLASSES }, (_, i) => sorted[Math.floor((i * sorted.length) / CLASSES)])),
  ].filter((step) => step !== undefined);
  const classOf = (iso2) => (counts[iso2] ? steps.findLastIndex((step) => counts[iso2] >= step) : null);
  return { steps, classOf };
}

export function drawChoropleth(map, base, counts, group) {
  group.clearLayers();
  const { steps, classOf } = classes(counts);
  for (const [iso2, ...rings] of base.world) {
    const number = classOf(iso2);
    if (number === null) continue;
    const fillOpacity = 0.12 + (0.6 * (number + 1)) / steps.length;
    const style = {
      stroke: false,
      fillOpacity,
      className: 'choropleth',
      interactive: false,
      pane: 'choropleth',
    };
    L.polygon(
      rings.map((ring) => ring.map(([lon, lat]) => [lat, lon])),
      { ...style, renderer: group.renderer },
    ).addTo(group);
  }
}
