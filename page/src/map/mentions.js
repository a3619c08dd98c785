// Places named in the articles: quiet circles under all that is reported.
import { css } from '../dom.js';

export function drawMentions(places, group, onClick) {
  const colour = css('--label2');
  places.forEach((place, index) => {
    const radius = 4 + 2 * Math.sqrt(place.n);
    L.circleMarker([place.lat, place.lon], {
      radius,
      color: colour,
      weight: 1,
      fillColor: colour,
      fillOpacity: 0.16,
    })
      .on('click', () => onClick(index))
      .addTo(group);
  });
}
