// On a phone the panel is a sheet over the map with three heights, drawn or tapped at its grip.
import { $ } from './dom.js';

export const PHONE = '(max-width: 720px)';
export const HEIGHTS = [148, 0.56, 0.93];
const TAP_PX = 6;

export function createSheet() {
  const panel = $('panel');
  const grip = $('grip');
  const phone = window.matchMedia(PHONE);
  let height = 0;
  let dragged = false;

  function set(to) {
    height = Math.max(0, Math.min(HEIGHTS.length - 1, to));
    panel.dataset.h = height;
    panel.style.height = '';
    grip.setAttribute('aria-expanded', String(height > 0));
    if (height === 0) $('body').scrollTop = 0;
  }

  grip.addEventListener('click', () => {
    if (!dragged) set((height + 1) % HEIGHTS.length);
  });
  grip.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowUp') set(height + 1);
    if (key === 'ArrowDown') set(height - 1);
  });
  grip.addEventListener('pointerdown', (down) => {
    dragged = false;
    grip.setPointerCapture(down.pointerId);
    const begin = panel.offsetHeight;
    let now = begin;
    const move = ({ clientY }) => {
      now = begin + down.clientY - clientY;
      dragged ||= Math.abs(now - begin) > TAP_PX;
      if (!dragged) return;
      panel.classList.add('dragged');
      panel.style.height = `${now}px`;
    };
    const end = () => {
      grip.removeEventListener('pointermove', move);
      panel.classList.remove('dragged');
      if (dragged) set(nearest(now, window.innerHeight));
    };
    grip.addEventListener('pointermove', move);
    for (const name of ['pointerup', 'pointercancel']) grip.addEventListener(name, end, { once: true });
  });

  // The timeline stands under the map, or in the sheet where there is no room.
  const time = $('time');
  const home = time.nextElementSibling;
  const arrange = () => {
    if (phone.matches) $('facets').after(time);
    else home.before(time);
    panel.style.height = '';
  };
  phone.addEventListener('change', arrange);
  arrange();
  set(0);
  return {
    // At least this high; nothing to do on a wide screen.
    raise: (to) => {
      if (phone.matches && height < to) set(to);
    },
    lower: () => {
      if (phone.matches) set(0);
    },
  };
}

// Which of the heights is nearest to so many pixels of a window so high.
export function nearest(pixels, windowHeight) {
  const heights = HEIGHTS.map((height) => (height <= 1 ? height * windowHeight : height));
  const off = heights.map((height) => Math.abs(height - pixels));
  return off.indexOf(Math.min(...off));
}
