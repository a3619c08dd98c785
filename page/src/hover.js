// A row and its symbol are hot together. Symbols carry data-report, the id of their report.

export function connectHover(store) {
  const idOf = ({ target }) => target.closest?.('[data-report]')?.dataset.report ?? null;
  for (const name of ['pointerover', 'focusin']) {
    document.addEventListener(name, (event) => {
      const id = idOf(event);
      if (id !== null) store.set({ hover: id });
    });
  }
  for (const name of ['pointerout', 'focusout']) {
    document.addEventListener(name, (event) => {
      if (idOf(event) !== null) store.set({ hover: null });
    });
  }
  store.listen(({ hover }, changed) => {
    if (!changed.has('hover')) return;
    for (const old of document.querySelectorAll('[data-report].hot')) old.classList.remove('hot');
    if (hover === null) return;
    const id = CSS.escape(hover);
    const symbols = document.querySelectorAll(`[data-report="${id}"], [data-reports~="${id}"]`);
    for (const symbol of symbols) symbol.classList.add('hot');
  });
}
