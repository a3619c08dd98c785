// Pixels of a canvas for one of the page: more on paper, where they are small.
const ON_PAPER = 3;

export function pixelRatio() {
  const isPrinting = document.documentElement.classList.contains('printing');
  return isPrinting ? ON_PAPER : window.devicePixelRatio || 1;
}
