// The panel on how to read the map: what each mark means, and what the map does not know.
import { $, el } from './dom.js';
import { columnNames } from './download.js';
import { symbol } from './map/symbols.js';
import { t } from './strings.js';

const STYLES = ['solid', 'party', 'dashed', 'planned', 'denied', 'negated', 'conditional', 'historical'];
const GREY = ['denied', 'negated'];
const PLACES = ['point', 'ring', 'area', 'arrow', 'country', 'mention'];
const LIMITS = ['truth', 'silence', 'control', 'order', 'reader'];
const SHORTCUTS = ['search', 'next', 'rows', 'open', 'close', 'map', 'help'];

export function createHelp(data, store) {
  const dialog = $('help');
  const keys = el('input', {
    type: 'checkbox',
    id: 'keys',
    onchange: ({ target }) => store.set({ keys: target.checked }),
  });
  $('help-body').replaceChildren(
    el('p', { class: 'lead' }, t('help.lead')),
    section('claims', pictures(STYLES)),
    section('places', facts(PLACES, 'place')),
    section('dates', el('p', {}, t('help.dates.text', { days: data.options.fade_days }))),
    section('limits', list(LIMITS, 'limit')),
    data.options.share ? section('share', el('p', {}, t('help.share.text'))) : '',
    section('keys', facts(SHORTCUTS, 'key'), el('label', { class: 'keys' }, keys, t('help.keys.on'))),
    section('files', el('p', {}, t('help.files.text')), columns()),
  );
  $('help-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return {
    render: (state) => {
      keys.checked = state.keys;
    },
    open() {
      if (dialog.open) return;
      dialog.showModal();
      dialog.scrollTop = 0;
    },
    isOpen: () => dialog.open,
  };
}

const section = (name, ...content) =>
  el('section', {}, el('h3', {}, t(`help.${name}`)), ...content.filter(Boolean));

function pictures(styles) {
  return el(
    'dl',
    { class: 'marks' },
    ...styles.flatMap((style) => [
      el(
        'dt',
        {},
        symbol(style, null, null, GREY.includes(style) ? 'var(--void)' : 'var(--c)'),
        t(`help.style.${style}`),
      ),
      el('dd', {}, t(`help.style.${style}.text`)),
    ]),
  );
}

function facts(names, kind) {
  return el(
    'dl',
    { class: kind },
    ...names.flatMap((name) => [
      el('dt', {}, t(`help.${kind}.${name}`)),
      el('dd', {}, t(`help.${kind}.${name}.text`)),
    ]),
  );
}

const list = (names, kind) => el('ul', {}, ...names.map((name) => el('li', {}, t(`help.${kind}.${name}`))));

function columns() {
  const rows = columnNames().flatMap((name) => [
    el('dt', {}, el('code', {}, name)),
    el('dd', {}, t(`column.${name}`)),
  ]);
  return el('details', {}, el('summary', {}, t('help.columns')), el('dl', { class: 'columns' }, ...rows));
}
