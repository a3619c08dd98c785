// Runs in the measured page before anything else: watches for frozen moments and for a card, and finds what to click.
(() => {
  const OPEN = '#card:not([hidden]), .leaflet-popup-content';
  const CLUSTER = '.marker-cluster, [data-cluster]';
  const SYMBOLS = `[data-report], .leaflet-marker-icon, ${CLUSTER}`;
  const WORTH_NOTING_MS = 50;
  const TRIES = 20;
  const SPOTS = 80;
  const GOLDEN = 2.4; // radians between the spots of a spiral, which so cover an ellipse evenly

  const probe = {
    opened: null, // ms since navigation began, once a frame shows a card
    frozen: [], // [start, end] in ms since navigation began

    isOpen: () => Boolean(document.querySelector(OPEN)?.offsetHeight),

    // Resolves with `opened`.
    shown: () =>
      new Promise((done) => {
        const look = () => (probe.opened === null ? requestAnimationFrame(look) : done(probe.opened));
        look();
      }),

    // Where a reader would click: the middle of a symbol that nothing covers, else of the smallest cluster.
    target() {
      const found = [...document.querySelectorAll(SYMBOLS)].map(described).filter(({ at }) => inWindow(at));
      found.sort((a, b) => a.n - b.n || b.at.y - a.at.y);
      // Asking what covers a point takes long on a page of many elements; Leaflet draws the southernmost on top.
      const some = [
        ...found.slice(0, TRIES),
        ...found.filter((_, i) => i % Math.ceil(found.length / TRIES) === 0),
      ];
      return some.find(({ node, at }) => node.contains(document.elementFromPoint(at.x, at.y)))?.at ?? null;
    },

    // A point of bare map in the middle of the window, for dragging.
    ground() {
      for (let i = 0; i < SPOTS; i += 1) {
        const x = innerWidth * (0.5 + 0.2 * Math.sin(i * GOLDEN) * (i / SPOTS));
        const y = innerHeight * (0.45 + 0.3 * Math.cos(i * GOLDEN) * (i / SPOTS));
        const node = document.elementFromPoint(x, y);
        if (node?.closest('.leaflet-container') && !node.closest(`${SYMBOLS}, button, .leaflet-interactive`))
          return { x, y };
      }
      return { x: innerWidth / 2, y: innerHeight / 2 };
    },
  };

  // n: how many a cluster holds, 0 for a symbol
  function described(node) {
    const { x, y, width, height } = node.getBoundingClientRect();
    const n = node.matches(CLUSTER) ? heldBy(node) : 0;
    return { node, n, at: { x: x + width / 2, y: y + height / 2 } };
  }

  // A badge may show several counts, of one claim status each.
  const heldBy = (node) => (node.textContent.match(/\d+/g) ?? ['1']).reduce((sum, n) => sum + Number(n), 0);

  const inWindow = ({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;

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
    if (probe.isOpen()) probe.opened ??= now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.benchmark = probe;
})();
