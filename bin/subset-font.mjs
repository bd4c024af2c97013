// Cuts the shop's typefaces down to what its pages use and writes them to public/fonts. Run by hand after changing a face:
// node bin/subset-font.mjs
import { readFile, writeFile } from "node:fs/promises";
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

for (const { face, from, to, text } of cuts) {
  const font = await readFile(join(face, `${from}.woff2`));
  const cut = await subsetFont(font, text, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  await writeFile(`${root}public/fonts/${to}.woff2`, cut);
  process.stdout.write(
    `${to}.woff2 ${(cut.length / 1024).toFixed(1)} KB (was ${(font.length / 1024).toFixed(1)})\n`,
  );
}
