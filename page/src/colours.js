// The colours that a user gave to sides, made to be seen on the ground of the map.

const ENOUGH = 3; // WCAG 2.2, 1.4.11: graphical objects
const STEP = 0.06;

// Sets --c0 … --c4 where the user gave a colour; for each theme anew.
export function applyColours(colours, root, background) {
  colours.forEach(({ colour }, rank) => {
    if (colour) root.style.setProperty(`--c${rank}`, readable(colour, background));
  });
}

// The colour, moved towards black or white until it stands out from the background enough. All are #rrggbb.
export function readable(colour, background) {
  const towards = luminance(background) > 0.4 ? 0 : 255;
  let channels = channelsOf(colour);
  while (
    contrast(hex(channels), background) < ENOUGH &&
    channels.some((value) => Math.abs(value - towards) > 1)
  ) {
    channels = channels.map((value) => value + (towards - value) * STEP);
  }
  return hex(channels);
}

export function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [r, g, b] = channelsOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const channelsOf = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
const hex = (channels) =>
  `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
