/** The parts of a report, in their order. What stands first always goes along: without it nobody finds the eSIM. */
export const FIXED_PARTS = ["order", "esim"] as const;
export const CHOSEN_PARTS = ["packages", "states", "answers", "device", "trip"] as const;
export type PartName = (typeof FIXED_PARTS)[number] | (typeof CHOSEN_PARTS)[number];
export type ReportPart = { readonly name: PartName; readonly text: string };

/** A value of a line; null is "not known" and is said so, never left out. */
type Value = string | number | Date | null;
export type Lines = readonly (readonly [name: string, value: Value])[];

const LONGEST_VALUE = 300;
/** More than any browser says of itself. */
export const LONGEST_DEVICE = 300;

/** A part as it is read and sent: its name, then a line for each fact. For whoever answers, so in English. */
export function reportPart(name: PartName, lines: Lines): ReportPart {
  return {
    name,
    text: [`[${name}]`, ...lines.map(([key, value]) => `${key}: ${printed(value)}`)].join("\n"),
  };
}

/** One line each, whatever was put in: a browser's name for itself is anybody's text. */
function printed(value: Value): string {
  if (value === null) return "not known";
  if (value instanceof Date) return value.toISOString();
  return String(value)
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_VALUE);
}

/** The parts that are sent: those that have to be, and those that were not taken out. */
export function keptParts(parts: readonly ReportPart[], chosen: ReadonlySet<string>): readonly ReportPart[] {
  const fixed: readonly string[] = FIXED_PARTS;
  return parts.filter(({ name }) => fixed.includes(name) || chosen.has(name));
}

/** The file as it is sent. */
export function reportText(parts: readonly ReportPart[]): string {
  return parts.map(({ text }) => text).join("\n\n");
}
