// The words of the interface, all in strings.en.json. Another language is another file of the same keys.
import english from './strings.en.json' with { type: 'json' };

// t('tally', {shown: 3, all: 9}) fills {shown} and {all}; with {n}, a key "x" has the forms "x.one" and "x.other".
export function t(key, values = {}) {
  const form = 'n' in values ? `${key}.${plural(values.n)}` : key;
  const text = english[form] ?? english[key];
  if (text === undefined) throw new Error(`no interface text for "${key}"`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function plural(n) {
  return new Intl.PluralRules('en').select(n);
}

// Fills elements that carry data-t (their text), data-t-label (aria-label and title) or data-t-placeholder.
export function fillTexts(root) {
  for (const node of root.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll('[data-t-label]')) {
    node.setAttribute('aria-label', t(node.dataset.tLabel));
    if (node.matches('button')) node.title = t(node.dataset.tLabel);
  }
  for (const node of root.querySelectorAll('[data-t-placeholder]')) {
    node.setAttribute('placeholder', t(node.dataset.tPlaceholder));
  }
}
