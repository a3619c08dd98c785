// What Folium's frame of a page lacks: its language, leave to zoom in, and which part is the main one.
import { language, t } from './strings.js';

export function prepareFrame(map) {
  const root = document.documentElement;
  root.lang = language();
  root.dir = t('direction');
  document
    .querySelector('meta[name="viewport"]')
    ?.setAttribute('content', 'width=device-width, initial-scale=1');
  const container = map.getContainer();
  container.setAttribute('role', 'main');
  container.setAttribute('aria-label', t('map'));
}
