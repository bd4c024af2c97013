import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { canBeSet } from "./model";

/** The first that has a character sets it; what they have is said by bin/subset-font.mjs. */
const FACES = ["figtree-latin", "figtree-latin-ext", "readex-pro-arabic", "readex-pro-latin-ext"] as const;
const WEIGHTS = [400, 600] as const;
export type Weight = (typeof WEIGHTS)[number];

export type Face = {
  readonly name: string;
  readonly font: Font;
  readonly has: (character: string) => boolean;
};

function readFace(name: string): Face {
  // The shop is started from its own folder, where the fonts stand; the bundler need not look for them.
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib/receipts/pdf/fonts");
  const font = create(readFileSync(join(folder, `${name}.ttf`)));
  if (!("layout" in font)) throw new TypeError(`${name}.ttf is not one typeface`);
  const known = new Set(font.characterSet);
  return { name, font: copyable(font), has: (character) => known.has(character.codePointAt(0) ?? 0) };
}

/** Lam with each alef, as one character. */
const LIGATURES: Readonly<Record<string, number>> = { لآ: 0xfef5, لأ: 0xfef7, لإ: 0xfef9, لا: 0xfefb };

/**
 * Two letters that are drawn as one shape are told to the file as one character. Whoever copies or searches turns what is
 * written from right to left around shape by shape, and would get the two letters of a shape in the wrong order.
 */
function copyable(font: Font): Font {
  const layout = font.layout.bind(font);
  font.layout = (...asked) => {
    const run = layout(...asked);
    for (const glyph of run.glyphs) {
      const one = LIGATURES[String.fromCodePoint(...glyph.codePoints)];
      if (one !== undefined) glyph.codePoints = [one];
    }
    return run;
  };
  return font;
}

const read = new Map<Weight, readonly Face[]>();

/** The typefaces of receipts in a weight, the preferred one first; read once per process. */
export function facesOf(weight: Weight): readonly Face[] {
  const known = read.get(weight) ?? FACES.map((face) => readFace(`${face}-${weight}`));
  read.set(weight, known);
  return known;
}

/** The typeface of a character. A space stays in the one before it, so that words of one script are set in one go. */
export function faceOf(weight: Weight, character: string, before: Face | null): Face | null {
  if (character === " " && before?.has(character)) return before;
  return facesOf(weight).find((face) => face.has(character)) ?? null;
}

/** Whether a text can be printed without leaving a character out, in any weight. */
export function isPrintable(text: string): boolean {
  return WEIGHTS.every((weight) => canBeSet(text, (character) => faceOf(weight, character, null)));
}
