// Pieces of text on one line, apart by dots; each in its own direction, so that none scrambles its neighbours.
import { el } from './dom.js';

export const part = (text, name = 'part') => el('span', { class: name, dir: 'auto' }, text);

// [node, ' · ', node, …]; what is null or empty is left out.
export function dotted(texts) {
  return texts.filter(Boolean).flatMap((text, i) => (i ? [' · ', part(text)] : [part(text)]));
}
