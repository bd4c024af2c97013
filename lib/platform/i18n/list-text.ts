/** Several things as one reads them aloud: `A, B, and C`, `A وB وC`; with "or" where one of them is meant. */
export function listText(
  things: Iterable<string>,
  locale: string,
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return new Intl.ListFormat(locale, { type }).format(things);
}

/** Marks of the Arabic script, which look the other way. */
const ARABIC = { ",": "،", ";": "؛" } as const;

/** What is set apart by a mark rather than counted up: `Italy, 3 GB`. What is missing leaves no mark behind. */
export function joined(parts: readonly (string | false | null)[], mark: "," | ";", locale: string): string {
  const own = new Intl.Locale(locale).language === "ar" ? ARABIC[mark] : mark;
  return parts.filter(Boolean).join(`${own} `);
}
