// The words of the interface. Another language is another table of the same keys.
import english from './strings.en.json' with { type: 'json' };

const TABLES = { en: english };
const chosen = { language: 'en', table: english };

// Chosen once, before anything is shown; a language without a table stays English.
export function chooseLanguage(language) {
  if (!Object.hasOwn(TABLES, language)) return;
  chosen.language = language;
  chosen.table = TABLES[language];
}

// What a page says in other words, such as "Change" for "Side".
export function chooseWords(words) {
  chosen.table = { ...chosen.table, ...words };
}

export const language = () => chosen.language;

// t('tally', {shown: 3, all: 9}) fills {shown} and {all}; with {n}, a key "x" has the forms "x.one" and "x.other".
// Numbers are counts and are written in the manner of the language.
export function t(key, values = {}) {
  const form = 'n' in values ? `${key}.${plural(values.n)}` : key;
  const text = chosen.table[form] ?? chosen.table[key];
  if (text === undefined) throw new Error(`no interface text for "${key}"`);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

// Text for a value that an article or a newer package may bring without a word of ours for it: the value itself.
export function tOr(key, value) {
  return Object.hasOwn(chosen.table, key) ? t(key) : value;
}

// "Iraq, Syria and Lebanon"
export function listOf(items) {
  return new Intl.ListFormat(chosen.table.locale, { type: 'conjunction' }).format(items);
}

export const number = (n) => n.toLocaleString(chosen.table.locale);

const shown = (value) => (typeof value === 'number' ? number(value) : (value ?? ''));

function plural(n) {
  return new Intl.PluralRules(chosen.table.locale).select(n);
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
