/** What fits under an icon on a home screen. */
const SHORT = 12;

/** The shop's name where there is room for little: as many of its first words as fit, or the first one cut. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const beginnings = words.map((_, last) => words.slice(0, last + 1).join(" "));
  return (
    beginnings.findLast((text) => text.length <= SHORT) ??
    Array.from(words[0] ?? "")
      .slice(0, SHORT)
      .join("")
  );
}
