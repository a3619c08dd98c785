// Places named in the articles: quiet circles under all that is reported, joined where they would touch.
import { css } from '../dom.js';
import { createIndex } from './clusters.js';

const LARGEST = 24;
const LABELLED = 120;

export function createMentions(map, places, group, choosePlace) {
  const numbered = places.map((place, number) => ({ ...place, number }));
  let index = null;

  // The index of a hundred thousand mentions is made after what is reported stands on the map.
  function draw() {
    if (index) drawNow();
    else setTimeout(drawNow);
  }

  function drawNow() {
    group.clearLayers();
    index ??= createIndex(numbered, ({ n }) => ({ n }));
    const colour = css('--label2');
    for (const { lon, lat, counts, item, id } of index.within(map.getBounds().pad(0.2), map.getZoom())) {
      const style = {
        radius: radiusOf(counts.n),
        color: colour,
        weight: 1,
        fillColor: colour,
        fillOpacity: 0.16,
      };
      const open = () => map.setView([lat, lon], index.opensAt(id));
      L.circleMarker([lat, lon], style)
        .on('click', item ? () => choosePlace(item.number) : open)
        .addTo(group);
    }
  }

  // The most named places in view, whose names are written first.
  function labelled() {
    const bounds = map.getBounds();
    return places.filter(({ lat, lon }) => bounds.contains([lat, lon])).slice(0, LABELLED);
  }

  return { draw, labelled, clear: () => group.clearLayers() };
}

const radiusOf = (n) => Math.min(LARGEST, 4 + 2 * Math.sqrt(n));
