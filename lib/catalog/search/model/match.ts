/** Letters that are no letter with a mark, and what people type for them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ة: "ه",
  ى: "ي",
  "\u0640": "",
};

/** Text as it is compared: no case, no accents, no punctuation. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[ßøłđðþæœıةى\u0640]/g, (letter) => SPELLINGS[letter] ?? letter)
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const FLAG = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u;
const FIRST_FLAG_LETTER = 0x1f1e6;
const LOWER_A = 97;

/** A flag emoji is two letters in disguise: 🇮🇹 is "it". */
export function unflagged(text: string): string {
  const trimmed = text.trim();
  if (!FLAG.test(trimmed)) return trimmed;
  return Array.from(trimmed, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) - FIRST_FLAG_LETTER + LOWER_A),
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
  /** Other names people type for it, cities there, in any language. */
  readonly aliases?: readonly string[];
  /** Codes that name it: of the country in three letters, of airports. */
  readonly codes?: readonly string[];
};

/** How well an entry answers: 0 best. `by` is the name that was meant, where it is not the entry's own. */
export type Match = { readonly rank: number; readonly by: string | null };

const LONG_ENOUGH_FOR_THE_MIDDLE = 4;
const LONG_ENOUGH_FOR_SLIPS = 4;

type Name = {
  readonly text: string;
  /** Where a slip is looked for: the name, and each of its words. */
  readonly starts: readonly string[];
  readonly shown: string | null;
};

function named(name: string, shown: string | null): Name {
  const text = folded(name);
  const words = text.split(" ");
  return { text, starts: words.length > 1 ? [text, ...words] : words, shown };
}

const namesOf = new WeakMap<Searchable, readonly Name[]>();

function names(entry: Searchable): readonly Name[] {
  const known = namesOf.get(entry);
  if (known) return known;
  const made = [named(entry.name, null), ...(entry.aliases ?? []).map((alias) => named(alias, alias))];
  namesOf.set(entry, made);
  return made;
}

/** Folds the names of entries before the first question: the dear part of an answer, which would come with the first key. */
export function prepare(entries: readonly Searchable[]): void {
  for (const entry of entries) names(entry);
}

/** One slip leaves one of the first two letters where it was, or moves it by one. */
function mayBegin(name: string, query: string): boolean {
  const [first, second] = [query.charCodeAt(0), query.charCodeAt(1)];
  const [one, two] = [name.charCodeAt(0), name.charCodeAt(1)];
  return one === first || two === second || two === first || one === second;
}

/** A slip in what was typed so far, wherever the name goes on. */
function beginsWithSlip(name: string, query: string): boolean {
  if (!mayBegin(name, query)) return false;
  return [query.length, query.length - 1, query.length + 1].some((length) =>
    oneSlipApart(name.slice(0, length), query),
  );
}

/** What makes a name an answer, the best first; each counts one less where the name is not the entry's own. */
const WAYS: readonly ((name: Name, query: string) => boolean)[] = [
  ({ text }, query) => text === query,
  ({ text }, query) => text.startsWith(query),
  ({ text }, query) => text.includes(` ${query}`),
  ({ text }, query) => query.length >= LONG_ENOUGH_FOR_THE_MIDDLE && text.includes(query),
  ({ starts }, query) =>
    query.length >= LONG_ENOUGH_FOR_SLIPS && starts.some((start) => beginsWithSlip(start, query)),
];

let lastTyped = "";
let lastQuery = "";

/** What was typed, as it is compared. Asked of one entry after the other, so the last answer is kept. */
function queryOf(typed: string): string {
  if (typed !== lastTyped) {
    lastQuery = folded(unflagged(typed));
    lastTyped = typed;
  }
  return lastQuery;
}

/** How well an entry answers what was typed; null where it does not. */
export function match(entry: Searchable, typed: string): Match | null {
  const query = queryOf(typed);
  if (query === "") return null;
  if (entry.countryCode?.toLowerCase() === query) return { rank: 0, by: null };
  const code = entry.codes?.find((known) => known.toLowerCase() === query);
  if (code) return { rank: 0, by: null };
  let best: Match | null = null;
  for (const name of names(entry)) {
    const way = WAYS.findIndex((fits) => fits(name, query));
    if (way === -1) continue;
    const rank = 2 * way + Number(name.shown !== null);
    if (!best || rank < best.rank) best = { rank, by: name.shown };
  }
  return best;
}
