// One bar of the timeline, stacked by claim status in the manner of each; what filters hide is a dotted outline.
import { svg } from './dom.js';
import { STATUSES } from './state.js';

export function bars(x, counts, all, scale, most) {
  const shown = sum(counts);
  const hidden = sum(all) > shown;
  const left = x - scale.bar / 2;
  const group = svg('g', { 'aria-hidden': 'true' });
  if (hidden) {
    const h = scale.high(sum(all), most);
    group.append(
      svg('rect', { class: 'bar rest', x: left, y: scale.bottom - h, width: scale.bar, height: h }),
    );
  }
  let y = scale.bottom;
  for (const status of STATUSES) {
    const h = scale.high(counts.get(status) || 0, most);
    if (!h) continue;
    y -= h;
    group.append(
      svg('rect', { class: `bar ${status}`, x: left, y, width: scale.bar, height: Math.max(1, h - 1) }),
    );
  }
  if (shown && scale.step > 14) {
    const top = hidden ? scale.bottom - scale.high(sum(all), most) : y;
    group.append(svg('text', { x, y: Math.min(top, y) - 4, 'text-anchor': 'middle' }, shown));
  }
  return group;
}

function sum(counts) {
  let n = 0;
  for (const value of counts.values()) n += value;
  return n;
}
