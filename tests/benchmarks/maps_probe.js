// Runs in the measured page before anything else: watches for frozen moments and for a card, and finds what to click.
(() => {
  const OPEN = '#card:not([hidden]), .leaflet-popup-content';
  const SYMBOLS = '[data-report], .tray button, .leaflet-marker-icon';
  const CLUSTER = '.marker-cluster, [data-cluster]';
  const WORTH_NOTING_MS = 50;

  const probe = {
    opened: null, // ms since navigation began
    frozen: [], // [start, end] in ms since navigation began

    // Where a reader would click: the middle of a symbol that nothing covers, else of the smallest cluster.
    target() {
      const clusters = [];
      for (const node of document.querySelectorAll(SYMBOLS)) {
        const at = clickable(node);
        if (!at) continue;
        if (!node.matches(CLUSTER)) return at;
        clusters.push({ at, n: Number(/\d+/.exec(node.textContent)) || Infinity });
      }
      clusters.sort((a, b) => a.n - b.n);
      return clusters[0]?.at ?? null;
    },

    // A point of bare map in the middle of the window, for dragging.
    ground() {
      for (let i = 0; i < 400; i += 1) {
        const x = innerWidth * (0.5 + 0.2 * Math.sin(i * 2.4) * (i / 400));
        const y = innerHeight * (0.45 + 0.3 * Math.cos(i * 2.4) * (i / 400));
        const node = document.elementFromPoint(x, y);
        if (node?.closest('.leaflet-container') && !node.closest(`${SYMBOLS}, button, .leaflet-interactive`))
          return { x, y };
      }
      return { x: innerWidth / 2, y: innerHeight / 2 };
    },
  };

  function clickable(node) {
    const box = node.getBoundingClientRect();
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const top = document.elementFromPoint(at.x, at.y);
    return top && (top === node || node.contains(top)) ? at : null;
  }

  const note = (start, end) => {
    if (end - start > WORTH_NOTING_MS) probe.frozen.push([start, end]);
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) note(startTime, startTime + duration);
  }).observe({ type: 'longtask', buffered: true });

  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    note(last, now);
    last = now;
    if (probe.opened === null && document.querySelector(OPEN)?.offsetHeight) probe.opened = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.benchmark = probe;
})();
