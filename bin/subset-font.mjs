// Cuts the shop's typeface down to what its pages use and writes it to public/fonts. Run by hand after changing the face:
// node bin/subset-font.mjs
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const root = fileURLToPath(new URL("..", import.meta.url));
const face = fileURLToPath(import.meta.resolve("@fontsource-variable/figtree/package.json"));
const source = join(dirname(face), "files");

const range = (from, to) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Two files, so that most pages load the first only; the browser picks by `unicode-range` in globals.css. */
const cuts = [
  {
    from: "figtree-latin-wght-normal",
    to: "figtree-latin",
    text: range(0x20, 0x7e) + range(0xa0, 0xff) + "ıŒœ–—‘’‚“”„•…‹›€™−×→←",
  },
  {
    from: "figtree-latin-ext-wght-normal",
    to: "figtree-latin-ext",
    text: range(0x100, 0x17f) + range(0x218, 0x21b) + range(0x1e80, 0x1e85) + "ẞ₺₹₫₪₦",
  },
];

for (const { from, to, text } of cuts) {
  const font = await readFile(`${source}/${from}.woff2`);
  const cut = await subsetFont(font, text, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  await writeFile(`${root}public/fonts/${to}.woff2`, cut);
  process.stdout.write(
    `${to}.woff2 ${(cut.length / 1024).toFixed(1)} KB (was ${(font.length / 1024).toFixed(1)})\n`,
  );
}
