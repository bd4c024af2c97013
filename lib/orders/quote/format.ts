import type { Wanted } from "./model";

const MOST_TEXT = 1_000;
const LINE = /^([a-z0-9-]{1,120}):(-?\d{1,9})$/;

/** Lines as forms and cookies carry them, `slug:2,slug:1`. */
export function linesText(lines: readonly Wanted[]): string {
  return lines.map(({ slug, quantity }) => `${slug}:${quantity}`).join(",");
}

/** The lines of such a text, not judged yet; null where it is none. Without a library, since browse pages read carts too. */
export function linesIn(text: string): readonly Wanted[] | null {
  if (text.length > MOST_TEXT) return null;
  const lines: Wanted[] = [];
  for (const part of text.split(",")) {
    const [, slug, quantity] = LINE.exec(part) ?? [];
    if (slug === undefined) return null;
    lines.push({ slug, quantity: Number(quantity) });
  }
  return lines;
}
