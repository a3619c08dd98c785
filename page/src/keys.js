// Shortcuts. Single keys work only outside of fields, and can be switched off in the help panel.
import { $ } from './dom.js';

const FIELDS = 'input, textarea, select, [contenteditable]';

// actions: {search, step(±1), help, close}; isOff() says whether single keys are switched off.
export function listenToKeys({ search, step, help, close }, isOff) {
  const single = { '/': search, '?': help, j: () => step(1), k: () => step(-1) };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
    if (event.key === 'Escape') close(event);
    if (isOff() || event.target.matches?.(FIELDS) || !Object.hasOwn(single, event.key)) return;
    event.preventDefault();
    single[event.key]();
  });
}
