// Bundles the page's script, styles and fonts into the Python package, or into a folder that is named.
// Run: npm ci && npm run build
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const assets = `${process.argv[2] ?? here('../src/geonews/maps/assets')}/`;
const INTER = 'node_modules/@fontsource-variable/inter';
const SUBSETS = ['latin', 'latin-ext', 'cyrillic'];

await build({
  entryPoints: [here('src/main.js')],
  outfile: `${assets}page.js`,
  bundle: true,
  format: 'iife',
  mainFields: ['main'], // as node reads packages, so that tests and bundle import the same
  globalName: 'geonews',
  target: ['es2022'],
  charset: 'ascii',
  legalComments: 'none',
  minify: true,
});

await build({
  entryPoints: [here('src/page.css')],
  outfile: `${assets}page.css`,
  bundle: true,
  minify: true,
  charset: 'utf8',
});

writeFileSync(`${assets}page.html`, readFileSync(here('src/page.html')));
writeFileSync(`${assets}fonts.css`, SUBSETS.map(fontFace).join(''));

// Fonts travel in the page, since it has no network.
function fontFace(subset) {
  const bytes = readFileSync(here(`${INTER}/files/inter-${subset}-wght-normal.woff2`)).toString('base64');
  const range = JSON.parse(readFileSync(here(`${INTER}/unicode.json`)))[subset];
  return (
    `@font-face{font-family:Inter;font-weight:100 900;font-display:swap;unicode-range:${range};` +
    `src:url(data:font/woff2;base64,${bytes}) format("woff2")}\n`
  );
}
