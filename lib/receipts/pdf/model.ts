import bidiFactory from "bidi-js";

const bidi = bidiFactory();

export type Direction = "ltr" | "rtl";
/** `auto` goes by the first letter. */
export type BaseDirection = Direction | "auto";

/** A stretch of a line in one typeface. Pieces stand in the order in which they are seen, from left to right. */
export type Piece<Face> = { readonly text: string; readonly face: Face };

/** The typeface of a character, given that of the one before it; null where none has it. */
type FaceOf<Face> = (character: string, before: Face | null) => Face | null;

/** Marks that steer the direction of writing and are not seen. */
const UNSEEN = /^[\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/;
/** Spaces at which no line is broken, and narrow ones: typefaces lack them, and on paper they are a space. */
const ODD_SPACE = /^[\u00A0\u2007\u2009\u202F]$/;

type Run<Face> = { text: string; readonly level: number; readonly face: Face };

/** A line of mixed directions as what is set from left to right, by the Unicode Bidirectional Algorithm. */
export function piecesOf<Face>(line: string, direction: BaseDirection, faceOf: FaceOf<Face>): Piece<Face>[] {
  return reordered(runsOf(line, direction, faceOf)).map(({ text, level, face }) => ({
    // The shaper turns Arabic around by itself, and only that.
    text: level % 2 === 1 && !/\p{Script=Arabic}/u.test(text) ? mirrored(text) : text,
    face,
  }));
}

function runsOf<Face>(line: string, direction: BaseDirection, faceOf: FaceOf<Face>): Run<Face>[] {
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const runs: Run<Face>[] = [];
  let at = 0;
  for (const written of line) {
    const level = levels[at] ?? 0;
    at += written.length;
    if (UNSEEN.test(written)) continue;
    const character = ODD_SPACE.test(written) ? " " : written;
    const last = runs.at(-1);
    const known = faceOf(character, last?.face ?? null);
    const face = known ?? faceOf("?", last?.face ?? null);
    if (face === null) continue;
    const text = known === null ? "?" : character;
    if (last?.level === level && last.face === face) last.text += text;
    else runs.push({ text, level, face });
  }
  return runs;
}

/** Rule L2: from the highest level down to the lowest odd one, what stands side by side is turned around. */
function reordered<Face>(runs: readonly Run<Face>[]): Run<Face>[] {
  const seen = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1)
    for (let start = 0; start < seen.length; start += 1) {
      let end = start;
      while ((seen[end]?.level ?? 0) >= level) end += 1;
      seen.splice(start, end - start, ...seen.slice(start, end).toReversed());
      start = Math.max(start, end);
    }
  return seen;
}

/** Whether a text can be set without leaving a character out. */
export function canBeSet<Face>(text: string, faceOf: FaceOf<Face>): boolean {
  return Array.from(text).every(
    (character) =>
      UNSEEN.test(character) || faceOf(ODD_SPACE.test(character) ? " " : character, null) !== null,
  );
}

function mirrored(text: string): string {
  return Array.from(text)
    .toReversed()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join("");
}

/** A text in lines no wider than allowed, broken at spaces, and within a word only where it is wider by itself. */
export function wrapped(text: string, width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => cut(each, width, widthOf))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(word: string, width: number, widthOf: (line: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts = [""];
  for (const character of word) {
    const longer = `${parts.at(-1) ?? ""}${character}`;
    if (widthOf(longer) > width) parts.push(character);
    else parts[parts.length - 1] = longer;
  }
  return parts.filter((part) => part !== "");
}
