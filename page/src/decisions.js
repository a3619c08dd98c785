// What a reader decides about how reports were read: one decision a report, in this page only, until it is saved.

export const FILE = 'geonews-review.json';

export function createDecisions(now = () => new Date().toISOString()) {
  const made = new Map();
  let saved = true;
  return {
    // decision: {review, claim_status?, placeless?}
    set(id, decision) {
      made.delete(id);
      made.set(id, { report: id, ...decision, reviewed_at: now() });
      saved = false;
    },
    undo(id) {
      made.delete(id);
      saved = made.size === 0;
    },
    of: (id) => made.get(id) ?? null,
    all: () => [...made.values()],
    // The text of the file that `geonews review --apply` takes.
    file() {
      saved = true;
      return `${JSON.stringify({ decisions: [...made.values()] }, null, 1)}\n`;
    },
    isSaved: () => saved,
  };
}
