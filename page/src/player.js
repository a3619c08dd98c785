// Steps through the days of the reports, by hand or playing.
import { button } from './dom.js';
import { addDays, lifeOn } from './life.js';
import { t } from './strings.js';

const PACE_MS = 800;

export function createPlayer(dated, fadeDays, store) {
  const days = [...new Set(dated.flatMap(({ span }) => span))].sort();
  let timer = null;

  const back = button({ 'aria-label': t('time.back'), title: t('time.back'), onclick: () => step(-1) }, '◀');
  const play = button({ class: 'start', onclick: () => (timer ? stop() : start()) }, '▶');
  const forth = button(
    { 'aria-label': t('time.forth'), title: t('time.forth'), onclick: () => step(1) },
    '▶|',
  );
  const whole = button(
    { class: 'whole', 'aria-label': t('time.all'), title: t('time.all'), onclick: () => leave() },
    '×',
  );

  // The next day on which anything is current or faded; without a day chosen, the first or the last.
  function neighbour(day, by) {
    if (!day) return by > 0 ? days[0] : days.at(-1);
    const [first, last] = [days[0], addDays(days.at(-1), fadeDays)];
    for (let next = addDays(day, by); next >= first && next <= last; next = addDays(next, by)) {
      if (dated.some(({ span }) => lifeOn(span, next, fadeDays) !== 'gone')) return next;
    }
    return null;
  }

  function step(by) {
    const next = neighbour(store.get().day, by);
    if (next) store.set({ day: next, window: null });
    else stop();
    return next;
  }

  function start() {
    if (!neighbour(store.get().day, 1)) store.set({ day: null });
    step(1);
    timer = setInterval(() => step(1), PACE_MS);
    render(store.get());
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    render(store.get());
  }

  function leave() {
    stop();
    store.set({ day: null });
  }

  function render({ day }) {
    const words = t(timer ? 'time.pause' : 'time.play');
    play.textContent = timer ? '❚❚' : '▶';
    play.setAttribute('aria-label', words);
    play.title = words;
    whole.hidden = !day;
    for (const node of [back, play, forth]) node.disabled = !days.length;
  }

  return { buttons: [back, play, forth, whole], render };
}
