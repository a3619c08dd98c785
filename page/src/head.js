// The head of the panel and the line of sources.
import { $ } from './dom.js';
import { t } from './strings.js';

export function fillHead(data) {
  document.title = data.title;
  $('title').textContent = data.title;
  $('sub').textContent = summary(data.strip);
  $('source').textContent = t('source', {
    credits: data.credits.map((name) => `${name} · `).join(''),
    worldview:
      data.worldview === 'iso' ? t('worldview.iso') : t('worldview.other', { country: data.worldview }),
    made_at: String(data.made_at || '').slice(0, 10),
    made_by: data.made_by || '',
  });
}

function summary({ reports, articles, from, to, undated }) {
  const dates = from === to ? from : t('head.dates', { from, to });
  const counted = t('head.from', {
    reports: t('reports', { n: reports }),
    articles: t('articles', { n: articles }),
  });
  return [counted, dates, undated.length ? t('head.undated', { n: undated.length }) : null]
    .filter(Boolean)
    .join(' · ');
}
