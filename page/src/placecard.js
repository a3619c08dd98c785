// The card of a place that articles name: how often, and in which sentences.
import { copyButtons } from './copying.js';
import { button, el } from './dom.js';
import { sourceOf } from './source.js';
import { t } from './strings.js';

const FEW = 20;

// Place number → numbers of its mentions; made once, when first asked.
export function mentionIndex({ places, mentions }) {
  let starts = null;
  let order = null;
  function build() {
    starts = new Int32Array(places.length + 1);
    for (const place of mentions.place) starts[place + 1] += 1;
    for (let i = 0; i < places.length; i += 1) starts[i + 1] += starts[i];
    const next = starts.slice();
    order = new Int32Array(mentions.place.length);
    mentions.place.forEach((place, i) => {
      order[next[place]++] = i;
    });
  }
  return (place) => {
    if (!order) build();
    return order.subarray(starts[place], starts[place + 1]);
  };
}

export function placeCard(place, numbers, data) {
  const groups = byArticle(numbers, data.mentions);
  const list = el('div', { class: 'quotes' });
  const more = button({ class: 'more', onclick: () => fill(list.childElementCount) });
  function fill(from) {
    list.append(...groups.slice(from, from + FEW).map(([article, found]) => quotesOf(article, found, data)));
    const rest = groups.length - list.childElementCount;
    more.hidden = rest <= 0;
    more.textContent = t('more', { n: rest });
  }
  fill(0);
  return [
    el('h2', { dir: 'auto' }, place.name),
    el(
      'p',
      { class: 'quiet' },
      [t('place.mentions', { n: place.n }), data.countries.get(place.iso2)].filter(Boolean).join(' · '),
    ),
    place.why ? el('p', { class: 'quiet' }, place.why) : null,
    copyButtons(place),
    data.summary ? el('p', { class: 'quiet' }, t('place.summary')) : null,
    list,
    more,
  ];
}

// [[article number, [sentence number, …]], …], each sentence once
function byArticle(numbers, { article, evidence }) {
  const found = new Map();
  for (const i of numbers) {
    if (!found.has(article[i])) found.set(article[i], new Set());
    if (evidence[i] >= 0) found.get(article[i]).add(evidence[i]);
  }
  return [...found].map(([number, sentences]) => [number, [...sentences]]);
}

function quotesOf(number, sentences, data) {
  const article = data.articles[number];
  return el(
    'section',
    {},
    ...sentences.slice(0, 3).map((i) => el('blockquote', { dir: 'auto' }, data.sentences[i])),
    article ? el('p', { class: 'quiet' }, sourceOf(article)) : null,
  );
}
