// Panel, chips, card. Text from articles only ever goes through textContent.
const STATUSES = ['asserted', 'alleged', 'planned', 'denied', 'conditional', 'negated', 'historical'];
const STATUS_NAMES = { asserted: 'Stated', alleged: 'Alleged', planned: 'Planned', denied: 'Denied', conditional: 'If', negated: 'Not so', historical: 'Past' };
const STATUS_STYLE = { asserted: 'solid', alleged: 'dashed', planned: 'planned', denied: 'denied', conditional: 'conditional', negated: 'negated', historical: 'historical' };
const $ = (id) => document.getElementById(id);

function el(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

function languageName(code) {
  try { return new Intl.DisplayNames(['en'], { type: 'language' }).of(code); } catch { return code; }
}

function fillHead(data) {
  const s = data.strip;
  document.title = data.title;
  $('title').textContent = data.title;
  const dates = s.from ? (s.from === s.to ? s.from : `${s.from} to ${s.to}`) : '';
  const undated = s.undated.length ? `${s.undated.length} undated` : '';
  $('sub').textContent = [plural(s.reports, 'report', 'reports') + ' from ' + plural(s.articles, 'article', 'articles'), dates, undated].filter(Boolean).join(' · ');
  const view = data.worldview === 'iso' ? 'borders: ISO/UN view' : `borders: view of ${data.worldview}`;
  $('source').textContent = `Natural Earth (public domain) · GeoNames (CC BY 4.0) · ${data.credits.map((name) => `${name} · `).join('')}${view} · disputed lines dashed · made ${String(data.made_at || '').slice(0, 10)} with geonews ${data.made_by || ''}`;
}

function fillChips(data, state, change) {
  const box = $('chips');
  box.textContent = '';
  for (const status of STATUSES) {
    const n = data.strip.statuses[status] || 0;
    if (!n && ['conditional', 'negated', 'historical'].includes(status)) continue;
    const chip = el('button', 'chip');
    chip.type = 'button';
    chip.dataset.status = status;
    chip.setAttribute('aria-pressed', String(state.shown.has(status)));
    chip.append(symbol(STATUS_STYLE[status], 'position', 'position', 'var(--c)'), el('span', '', STATUS_NAMES[status]), el('em', '', n));
    chip.addEventListener('click', () => {
      if (state.shown.has(status)) state.shown.delete(status); else state.shown.add(status);
      chip.setAttribute('aria-pressed', String(state.shown.has(status)));
      change();
    });
    box.append(chip);
  }
}

function fillLegend(data) {
  const box = $('legend');
  box.textContent = '';
  const item = (style, text) => { const s = el('span'); s.append(symbol(style, 'position', 'position', 'var(--c)'), el('span', '', text)); box.append(s); };
  item('solid', 'stated by the article'); item('party', 'stated by a party'); item('dashed', 'alleged'); item('planned', 'planned'); item('denied', 'denied');
  const actors = [];
  for (const r of data.reports) if (r.rank !== null && r.rank !== undefined && r.group === 'map' && !actors[r.rank]) actors[r.rank] = r.actor;
  actors.forEach((name, rank) => { const s = el('span'), sw = el('i', 'sw'); sw.style.background = `var(--c${rank})`; s.append(sw, el('span', '', name)); box.append(s); });
}

const GROUPS = [['map', 'On the map'], ['country', 'Only a country is named'], ['none', 'Not on the map']];

function fillList(data, state, select) {
  const list = $('list');
  list.textContent = '';
  const shown = data.reports.filter((r) => state.shown.has(r.status));
  for (const [group, name] of GROUPS) {
    const rows = shown.filter((r) => r.group === group);
    if (!rows.length) continue;
    const head = el('h2', '', `${name} `);
    head.append(el('span', '', rows.length));
    list.append(head);
    for (const report of rows) list.append(rowOf(report, state, select));
  }
  if (data.strip.undated.length) list.append(el('h2', '', 'Articles without a date'));
  for (const title of data.strip.undated) list.append(el('p', 'note', `${title}: undated`));
  const others = Object.entries(data.strip.languages).filter(([code]) => code !== 'en');
  if (others.length) list.append(el('h2', '', 'Articles in other languages'));
  for (const [code, n] of others) list.append(el('p', 'note', `${languageName(code)}: ${plural(n, 'article', 'articles')}, places found by names alone, positions not read`));
  const onMap = shown.filter((r) => r.group === 'map').length;
  const country = shown.filter((r) => r.group === 'country').length;
  $('tally').textContent = `${shown.length} of ${data.reports.length} reports shown: ${onMap} on the map, ${country} only by country, ${shown.length - onMap - country} not on the map; ${data.reports.length - shown.length} hidden`;
}

function rowOf(report, state, select) {
  const row = el('button', 'row');
  row.type = 'button';
  row.dataset.id = report.id;
  row.setAttribute('aria-current', String(state.selected === report.id));
  const markBox = el('span', 'mark');
  markBox.append(symbol(report.style, report.category, report.event, colourOf(report)), el('span', 'letters', report.letters));
  const text = el('span');
  text.append(el('b', '', report.title));
  const meta = el('small');
  meta.append(el('span', `badge ${report.style}`, report.badge), document.createTextNode([report.who === 'the article itself' ? report.outlet || report.article : report.who.split(',')[0], report.when].filter(Boolean).join(' · ')));
  text.append(meta);
  row.append(markBox, text);
  row.addEventListener('click', () => select(report.id));
  return row;
}

function evidenceOf(report) {
  const quote = el('blockquote');
  let at = 0;
  for (const [start, end, kind] of report.marks) {
    quote.append(document.createTextNode(report.evidence.slice(at, start)));
    const marked = el('mark', kind, report.evidence.slice(start, end));
    if (kind === 'actor') marked.style.setProperty('--c', colourOf(report));
    quote.append(marked);
    at = end;
  }
  quote.append(document.createTextNode(report.evidence.slice(at)));
  return quote;
}

function fillCard(report, siblings, select, close) {
  const card = $('card');
  card.textContent = '';
  const shut = el('button', 'close', '×');
  shut.type = 'button';
  shut.setAttribute('aria-label', 'Close');
  shut.addEventListener('click', close);
  const facts = el('dl');
  const fact = (name, value) => { if (!value) return; facts.append(el('dt', '', name), el('dd', '', value)); };
  fact('Who says', report.who);
  fact('Sources', report.sources);
  fact('Actor', report.actor ? `${report.actor}${report.sponsor ? ` (backed by ${report.sponsor}, says the text)` : ''}` : 'not named');
  fact('Against', report.target);
  fact('Where', report.where + (report.inferred ? '; which border is inferred, not stated' : ''));
  fact('Words', report.placewords ? `“${report.placewords}”` : '');
  fact('How many', report.count);
  fact('When', report.when);
  fact('Hedge', report.hedge ? `“${report.hedge}”` : '');
  fact('Also said', report.more ? `in ${plural(report.more, 'more sentence', 'more sentences')} of the article` : '');
  facts.append(el('dt', '', 'Source'), sourceOf(report));
  card.append(shut, el('span', `badge ${report.style}`, report.badge), el('h2', '', report.title), evidenceOf(report), facts);
  if (siblings.length > 1) {
    const step = el('div', 'step');
    const next = el('button', '', 'Next here');
    next.type = 'button';
    const index = siblings.findIndex((r) => r.id === report.id);
    next.addEventListener('click', () => select(siblings[(index + 1) % siblings.length].id));
    step.append(next, document.createTextNode(`${index + 1} of ${siblings.length} at this place`));
    card.append(step);
  }
  card.hidden = false;
}

function sourceOf(report) {
  const box = el('dd');
  const name = [report.article, report.outlet, report.published || 'undated'].filter(Boolean).join(' · ');
  if (report.url && /^https?:\/\//i.test(report.url)) {
    const link = el('a', '', name);
    link.href = report.url; link.rel = 'noopener noreferrer'; link.target = '_blank';
    box.append(link);
  } else box.append(document.createTextNode(name));
  return box;
}
