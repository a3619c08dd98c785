// The article's sentence with actor, place, trigger and hedge marked, and a key of the marks.
import { el } from './dom.js';
import { colourOf } from './map/symbols.js';
import { t } from './strings.js';

const KINDS = ['actor', 'trigger', 'place', 'hedge'];

export function evidenceOf(report, sentence) {
  const quote = el('blockquote', { dir: 'auto' });
  let at = 0;
  for (const [start, end, kind] of report.marks) {
    quote.append(sentence.slice(at, start), marked(sentence.slice(start, end), kind, report));
    at = end;
  }
  quote.append(sentence.slice(at));
  return quote;
}

export function keyOf(report) {
  const used = new Set(report.marks.map(([, , kind]) => kind));
  const keys = KINDS.filter((kind) => used.has(kind));
  return el('p', { class: 'keys' }, ...keys.map((kind) => marked(t(`mark.${kind}`), kind, report)));
}

function marked(text, kind, report) {
  const node = el('mark', { class: kind }, text);
  if (kind === 'actor') node.style.setProperty('--c', colourOf(report));
  return node;
}
