// The head of the panel, which must be understood in five seconds, and the line of sources.
import { rangeInWords } from './dates.js';
import { $ } from './dom.js';
import { dotted, part } from './parts.js';
import { listOf, t } from './strings.js';

const COUNTRIES = 3;

export function fillHead(data) {
  document.title = data.title;
  $('title').textContent = data.title;
  const [what, ...rest] = summary(data);
  $('sub').replaceChildren(part(what, 'what'), ...dotted(rest));
  $('shared').hidden = !data.options.share;
  $('source').replaceChildren(...dotted(sources(data)));
}

function summary({ strip, names }) {
  const reports = t('reports', { n: strip.reports });
  const area = areaOf(strip.areas, names);
  return [
    area ? t('head.area', { reports, area }) : reports,
    t('articles', { n: strip.articles }),
    strip.from ? rangeInWords([strip.from, strip.to].map((day) => day.slice(0, 10))) : null,
    strip.undated.length ? t('head.undated', { n: strip.undated.length }) : null,
  ];
}

function areaOf(areas, names) {
  const named = areas.slice(0, COUNTRIES).map((iso2) => names[iso2] || iso2);
  const others = areas.length - named.length;
  return listOf(others ? [...named, t('head.others', { n: others })] : named);
}

export function sources({ worldview, credits, made_at, made_by }) {
  return [
    t('source.natural_earth'),
    t('source.geonames'),
    ...credits,
    worldview === 'iso' ? t('worldview.iso') : t('worldview.other', { country: worldview }),
    t('source.disputed'),
    t('source.made', { made_at: String(made_at || '').slice(0, 10), made_by: made_by || '' }),
  ];
}
