// Cuts the shop's typefaces down to what its pages use and writes them to public/fonts, and down to what its receipts use.
// Run by hand after changing a face: node bin/subset-font.mjs
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const root = fileURLToPath(new URL("..", import.meta.url));
const filesBeside = (url) => join(dirname(fileURLToPath(url)), "files");
const figtree = filesBeside(import.meta.resolve("@fontsource-variable/figtree/package.json"));
const readexPro = filesBeside(import.meta.resolve("@fontsource-variable/readex-pro/package.json"));

const range = (from, to) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Several files, so that most pages load one only; the browser picks by `unicode-range` in globals.css. */
const cuts = [
  {
    face: figtree,
    from: "figtree-latin-wght-normal",
    to: "figtree-latin",
    text: range(0x20, 0x7e) + range(0xa0, 0xff) + "ıŒœ–—‘’‚“”„•…‹›€™−×→←",
  },
  {
    face: figtree,
    from: "figtree-latin-ext-wght-normal",
    to: "figtree-latin-ext",
    text: range(0x100, 0x17f) + range(0x218, 0x21b) + range(0x1e80, 0x1e85) + "ẞ₺₹₫₪₦",
  },
  {
    face: readexPro,
    from: "readex-pro-arabic-wght-normal",
    to: "readex-pro-arabic",
    text: "،؛؟" + range(0x621, 0x63a) + range(0x640, 0x652) + range(0x660, 0x66c) + "ٱپچڤگی",
  },
];

/**
 * A receipt can fall back on no typeface of the reader's, so it brings more along: every letter and sign of money that the
 * faces have, in the two weights it is set in. Readex Pro has the signs that Figtree lacks.
 */
const printed = [
  { face: figtree, from: "figtree-latin-wght-normal", to: "figtree-latin" },
  { face: figtree, from: "figtree-latin-ext-wght-normal", to: "figtree-latin-ext" },
  { face: readexPro, from: "readex-pro-arabic-wght-normal", to: "readex-pro-arabic" },
  { face: readexPro, from: "readex-pro-latin-ext-wght-normal", to: "readex-pro-latin-ext" },
].map((cut) => ({ ...cut, text: range(0x20, 0x24f) + range(0x600, 0x6ff) + range(0x2000, 0x22ff) }));

async function cutFace({ face, from, text }, { file, targetFormat, wght }) {
  const font = await readFile(join(face, `${from}.woff2`));
  const cut = await subsetFont(font, text, { targetFormat, variationAxes: { wght } });
  await writeFile(`${root}${file}`, cut);
  const sizes = [cut, font].map(({ length }) => (length / 1024).toFixed(1));
  process.stdout.write(`${file} ${sizes[0]} KB (was ${sizes[1]})\n`);
}

for (const cut of cuts)
  await cutFace(cut, {
    file: `public/fonts/${cut.to}.woff2`,
    targetFormat: "woff2",
    wght: { min: 400, max: 700 },
  });

const RECEIPT_FONTS = "lib/receipts/pdf/fonts";
await mkdir(`${root}${RECEIPT_FONTS}`, { recursive: true });
for (const cut of printed)
  for (const wght of [400, 600])
    await cutFace(cut, { file: `${RECEIPT_FONTS}/${cut.to}-${wght}.ttf`, targetFormat: "truetype", wght });
