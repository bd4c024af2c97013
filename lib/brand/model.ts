// Colours are `#rrggbb`.
/** What pages stand on, by day and by night, and the accent of a shop that has none of its own; they stand in tailwind.config.ts. */
export const PAPER = { day: "#f6f7f4", night: "#0c141b" };
export const OWN_ACCENT = { day: "#a01a62", night: "#ff8ec2" };
/** The ink that is put on an accent. */
const INKS = { light: "#ffffff", dark: "#10202d" };
/** WCAG 2.2, 1.4.3: text of any size. */
const READABLE = 4.5;

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, from 1 (none) to 21, as WCAG counts it. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether words in an accent can be read on the page, at each time of the day. */
export function isReadable(accent: string, time: keyof typeof PAPER): boolean {
  return contrast(accent, PAPER[time]) >= READABLE;
}

/** The ink that is read best on an accent. */
export function inkOn(accent: string): string {
  return contrast(accent, INKS.light) >= contrast(accent, INKS.dark) ? INKS.light : INKS.dark;
}
