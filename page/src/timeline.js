// The timeline: reports by date with a brush, a play button, the days of publication and a lane for the undated.
import { bars } from './bars.js';
import { createBrush } from './brush.js';
import { binLabel, inWords } from './dates.js';
import { $, el, svg } from './dom.js';
import { binsOf, countIn, dayOf, indexOf } from './histogram.js';
import { createPlayer } from './player.js';
import { HIDDEN } from './state.js';
import { t } from './strings.js';
import { scaleOf, TOP } from './timescale.js';

// Room that the label of a bin takes.
const LABEL_PX = { day: 24, week: 50, month: 54, year: 40 };

export function createTimeline(data, store) {
  const box = $('time');
  const dated = data.reports.filter((report) => report.span);
  const published = data.articles.map((article) => article.published?.slice(0, 10)).filter(Boolean);
  const { unit, bins, old } = dated.length ? binsOfReports(dated) : binsOf(published);
  const all = countAll(data.reports, bins, old);
  const brush = createBrush(bins, store);
  const player = createPlayer(dated, data.options.fade_days, store);
  const picture = svg('svg', { role: 'group', 'aria-label': t('time') });
  const controls = el('div', { id: 'play' }, ...player.buttons);
  box.replaceChildren(
    el('div', { class: 'when' }, el('b', {}, t('time.when')), el('span', { id: 'day' })),
    picture,
    controls,
  );
  box.hidden = !data.reports.length;
  let last = null;

  function render(view, state) {
    last = [view, state];
    const { clientWidth: width, clientHeight: height } = box;
    $('day').textContent = state.day ? t('time.day', { day: inWords(state.day) }) : t('time.dotted');
    player.render(state);
    if (!width || !height) return;
    const scale = scaleOf(width, height, bins.length, old.length);
    const counts = countAll(view.dated, bins, old);
    const most = Math.max(4, ...[...all.bins, ...all.old, all.undated].map(total));
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    picture.replaceChildren(
      patterns(),
      axis(scale, old.length),
      ...old.map((bin, i) => oldColumn(bin, i, counts.old[i], all.old[i], scale, most)),
      brush.area(scale, state),
      ...bins.map((_, i) => bars(scale.middle(i), counts.bins[i], all.bins[i], scale, most)),
      ...labels(scale),
      publications(scale),
      undatedLane(counts.undated, scale, most, state),
      ...brush.handles(scale, state, picture),
      state.day ? dayLine(scale, state.day) : '',
    );
  }

  function oldColumn(bin, i, counts, whole, scale, most) {
    const words = t('time.bin', { when: binLabel(bin, 'old'), reports: t('reports', { n: total(counts) }) });
    const choose = () => store.set({ window: [bin.from, bin.to], day: null });
    const x = scale.oldAt(i);
    const face = choice(
      { class: 'bin', 'aria-label': words },
      choose,
      hit(x - 24, 48, scale),
      label(x, scale, binLabel(bin, 'old')),
    );
    return svg('g', {}, face, bars(x, counts, whole, scale, most));
  }

  function undatedLane(counts, scale, most, state) {
    const x = scale.undated + scale.undatedWidth / 2;
    const words = t('time.bin', {
      when: t('time.undated'),
      reports: t('reports', { n: total(counts) }),
    });
    const flip = () => store.set({ undated: !store.get().undated });
    const attributes = {
      class: `bin${state.undated ? '' : ' off'}`,
      'aria-label': words,
      'aria-pressed': state.undated,
    };
    const face = choice(
      attributes,
      flip,
      hit(scale.undated, scale.undatedWidth, scale),
      svg('path', { class: 'axis', d: `M${scale.undated} ${scale.bottom}h${scale.undatedWidth}` }),
      label(x, scale, t('time.undated')),
    );
    return svg('g', {}, face, bars(x, state.undated ? counts : new Map(), all.undated, scale, most));
  }

  function labels(scale) {
    const every = Math.max(1, Math.ceil(LABEL_PX[unit] / scale.step));
    const named = bins.map((bin, i) =>
      i % every ? null : label(scale.middle(i), scale, binLabel(bin, unit)),
    );
    if (unit !== 'day' || !bins.length) return named.filter(Boolean);
    // The month stands above its first day that is shown.
    const months = bins.map(({ from }, i) =>
      i === 0 || from.endsWith('-01') ? [i, inWords(from, 'months')] : null,
    );
    const roomy = months
      .filter(Boolean)
      .filter(([i], k, list) => k === list.length - 1 || (list[k + 1][0] - i) * scale.step > 110);
    return [
      ...named.filter(Boolean),
      ...roomy.map(([i, text]) => svg('text', { x: scale.left(i), y: TOP - 12, class: 'month' }, text)),
    ];
  }

  // A thin row of when articles were published, so that undated reports have some time to stand by.
  function publications(scale) {
    const marks = published.map((day) => indexOf(bins, day)).filter((i) => i >= 0);
    const drawn = [...new Set(marks)].map((i) =>
      svg('rect', { x: scale.middle(i) - 3, y: scale.bottom + 2, width: 6, height: 3 }),
    );
    return svg('g', { class: 'published' }, svg('title', {}, t('time.published')), ...drawn);
  }

  function dayLine(scale, day) {
    const i = indexOf(bins, day);
    return i < 0
      ? ''
      : svg('path', { class: 'dayline', d: `M${scale.middle(i)} ${TOP - 6}V${scale.bottom}` });
  }

  new ResizeObserver(() => {
    if (last) render(...last);
  }).observe(box);
  return { render };
}

function binsOfReports(dated) {
  const hidden = ({ status }) => HIDDEN.includes(status);
  return binsOf(dated.filter((report) => !hidden(report)).map(dayOf), dated.filter(hidden).map(dayOf));
}

const total = (counts) => [...counts.values()].reduce((sum, n) => sum + n, 0);

function countAll(reports, bins, old) {
  const undated = new Map();
  for (const { span, status } of reports) if (!span) undated.set(status, (undated.get(status) || 0) + 1);
  return { bins: countIn(bins, reports), old: countIn(old, reports), undated };
}

const label = (x, { height }, text) => svg('text', { x, y: height - 8, 'text-anchor': 'middle' }, text);

const hit = (x, width, { height }) =>
  svg('rect', { class: 'hit', x, y: TOP - 16, width, height: height - TOP + 12 });

function choice(attributes, act, ...children) {
  const node = svg('g', { role: 'button', tabindex: 0, ...attributes }, ...children);
  node.addEventListener('click', act);
  node.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    act();
  });
  return node;
}

function axis({ start, main, undated, bottom }, old) {
  const lines = [`M${main} ${bottom}H${undated - 24}`];
  if (old)
    lines.push(
      `M${start} ${bottom}H${main - 20}`,
      `M${main - 17} ${bottom + 5}l5-10M${main - 11} ${bottom + 5}l5-10`,
    );
  return svg('path', { class: 'axis', d: lines.join('') });
}

function patterns() {
  const hatch = svg(
    'pattern',
    { id: 'hatch', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: 2, height: 4, fill: 'var(--ink)' }),
  );
  return svg('defs', {}, hatch);
}
