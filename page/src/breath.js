// Lets the browser draw a frame and answer between two pieces of work.

// A page in the background draws none: it goes on without.
const AT_MOST_MS = 100;

export function breath() {
  return new Promise((resolve) => {
    const goOn = () => setTimeout(resolve);
    globalThis.requestAnimationFrame?.(goOn);
    setTimeout(resolve, AT_MOST_MS);
  });
}
