// The brush over the timeline: two handles, dragged or moved by arrow keys, that choose a window of days.
import { inWords } from './dates.js';
import { svg } from './dom.js';
import { indexOf } from './histogram.js';
import { t } from './strings.js';
import { TOP } from './timescale.js';

const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 };

export function createBrush(bins, store) {
  // Edges of the window as numbers of bin edges: [0, bins.length] is all.
  function edges({ window }) {
    if (!window || !bins.length) return [0, bins.length];
    const [first, last] = window.map((day) => indexOf(bins, day));
    return [first < 0 ? 0 : first, last < 0 ? bins.length : last + 1];
  }

  function choose([a, b]) {
    const whole = a <= 0 && b >= bins.length;
    store.set({ window: whole ? null : [bins[a].from, bins[b - 1].to], day: null });
  }

  function move(which, edge) {
    const now = edges(store.get());
    const moved = which
      ? [now[0], Math.max(now[0] + 1, Math.min(bins.length, edge))]
      : [Math.min(now[1] - 1, Math.max(0, edge)), now[1]];
    if (moved[0] !== now[0] || moved[1] !== now[1]) choose(moved);
  }

  function area(scale, state) {
    if (!bins.length) return '';
    const [a, b] = edges(state);
    const node = svg('rect', {
      class: 'window',
      x: scale.left(a),
      y: TOP - 6,
      width: scale.left(b) - scale.left(a),
      height: scale.bottom - TOP + 6,
    });
    node.addEventListener('dblclick', () => store.set({ window: null }));
    return node;
  }

  function handles(scale, state, picture) {
    if (!bins.length) return [];
    return edges(state).map((edge, which) => handle(edge, which, scale, picture));
  }

  function handle(edge, which, scale, picture) {
    const day = which ? bins[edge - 1].to : bins[edge].from;
    const node = svg('rect', {
      class: 'handle',
      role: 'slider',
      tabindex: 0,
      x: scale.left(edge) - 4,
      y: TOP + 4,
      width: 8,
      height: Math.max(12, scale.bottom - TOP - 12),
      rx: 4,
      'aria-label': t(which ? 'time.last' : 'time.first'),
      'aria-valuemin': 0,
      'aria-valuemax': bins.length,
      'aria-valuenow': edge,
      'aria-valuetext': inWords(day),
    });
    node.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      const target = event.key === 'Home' ? 0 : event.key === 'End' ? bins.length : edge + step;
      if (Number.isNaN(target)) return;
      event.preventDefault();
      move(which, target);
      focusHandle(picture, which);
    });
    node.addEventListener('pointerdown', (event) => drag(event, which, scale, picture));
    return node;
  }

  // The timeline is drawn anew while a handle moves, so the window listens and not the handle.
  function drag(event, which, scale, picture) {
    event.preventDefault();
    const left = picture.getBoundingClientRect().left;
    const follow = (moved) => move(which, scale.edgeAt(moved.clientX - left));
    const stop = () => {
      removeEventListener('pointermove', follow);
      focusHandle(picture, which);
    };
    addEventListener('pointermove', follow);
    addEventListener('pointerup', stop, { once: true });
    addEventListener('pointercancel', stop, { once: true });
  }

  return { area, handles };
}

function focusHandle(picture, which) {
  picture.querySelectorAll('.handle')[which]?.focus();
}
