// The article's sentence with actor, place, trigger and hedge marked.
import { el } from './dom.js';
import { colourOf } from './map/symbols.js';

export function evidenceOf(report, sentence) {
  const quote = el('blockquote', { dir: 'auto' });
  let at = 0;
  for (const [start, end, kind] of report.marks) {
    const marked = el('mark', { class: kind }, sentence.slice(start, end));
    if (kind === 'actor') marked.style.setProperty('--c', colourOf(report));
    quote.append(sentence.slice(at, start), marked);
    at = end;
  }
  quote.append(sentence.slice(at));
  return quote;
}
