// Where a report was read: outlet, title, date, and a link where the article has an address.
import { el } from './dom.js';
import { inWords } from './dates.js';
import { t } from './strings.js';

export function sourceOf(article) {
  const { title, id, outlet, published, url } = article;
  const named = el('bdi', {}, title || id);
  const linked = /^https?:\/\//i.test(url || '') ? linkTo(url, named) : named;
  const rest = [outlet, published ? inWords(published.slice(0, 10)) : t('undated')].filter(Boolean);
  return el('span', {}, linked, ...rest.flatMap((text) => [' · ', el('bdi', {}, text)]));
}

function linkTo(url, child) {
  return el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, child);
}
