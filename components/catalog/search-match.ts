/** Text as it is compared: no case, no accents, no punctuation. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const FLAG = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u;
const FIRST_FLAG_LETTER = 0x1f1e6;

/** A flag emoji is two letters in disguise: 🇮🇹 is "it". */
export function unflagged(text: string): string {
  const trimmed = text.trim();
  if (!FLAG.test(trimmed)) return trimmed;
  return Array.from(trimmed, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) - FIRST_FLAG_LETTER + 97),
  ).join("");
}

/** True where the words are one slip apart: a letter wrong, missing, too many, or two swapped. */
export function oneSlipApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const [restLeft, restRight] = [left.slice(at), right.slice(at)];
  if (
    restLeft.slice(1) === restRight.slice(1) ||
    restLeft.slice(1) === restRight ||
    restLeft === restRight.slice(1)
  )
    return true;
  return (
    restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2)
  );
}

export type Searchable = {
  readonly name: string;
  readonly countryCode: string | null;
  readonly aliases?: readonly string[];
};

const LONG_ENOUGH_FOR_SLIPS = 4;

/** How well an entry answers what was typed: 0 best, null not at all. */
export function matchRank(entry: Searchable, typed: string): number | null {
  const query = folded(unflagged(typed));
  if (query === "") return null;
  if (entry.countryCode?.toLowerCase() === query) return 0;
  const names = [entry.name, ...(entry.aliases ?? [])].map(folded);
  if (names.some((name) => name === query)) return 0;
  if (names.some((name) => name.startsWith(query))) return names[0]?.startsWith(query) ? 1 : 2;
  if (names.some((name) => name.includes(` ${query}`))) return 3;
  if (query.length < LONG_ENOUGH_FOR_SLIPS) return null;
  if (names.some((name) => name.includes(query))) return 4;
  return names.some(
    (name) => oneSlipApart(name.slice(0, Math.max(query.length, 1)), query) || oneSlipApart(name, query),
  )
    ? 5
    : null;
}
