// Where the keyboard's focus goes back to when the card closes.
import { $ } from './dom.js';

export function createFocus() {
  let opener = null;
  return {
    // Called when something opens the card; a card that is open already keeps its first opener.
    remember() {
      if ($('card').hidden) opener = document.activeElement;
    },
    // Symbols on the map are made anew when it moves: the one of the same report takes the place of the opener.
    restore(id) {
      const away = document.activeElement === document.body || $('card').contains(document.activeElement);
      if (!away) return;
      const same =
        id === null ? null : `[data-report="${CSS.escape(id)}"], .row[data-id="${CSS.escape(id)}"]`;
      const target =
        opener?.isConnected && opener !== document.body ? opener : same && document.querySelector(same);
      target?.focus({ preventScroll: true });
      opener = null;
    },
  };
}
