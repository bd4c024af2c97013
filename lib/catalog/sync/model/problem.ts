/** Why a run left the catalogue as it was. `unreadable` and `vanished` are answers that were read but not believed. */
export const SYNC_PROBLEMS = [
  "cut_off",
  "empty",
  "unreadable",
  "vanished",
  "throttled",
  "unavailable",
  "rejected",
  "failed",
] as const;

/** `detail` is the supplier's or the machine's own text, where there is any. */
export type SyncProblem = { readonly word: (typeof SYNC_PROBLEMS)[number]; readonly detail: string | null };

const MOST_LETTERS = 500;

/** A problem as its run keeps it: the word, then the text. */
export function problemText({ word, detail }: SyncProblem): string {
  return (detail ? `${word}: ${detail}` : word).slice(0, MOST_LETTERS);
}

/** Reads a problem back; a text without a known word is a failure of its own. */
export function readProblem(text: string): SyncProblem {
  const [first = ""] = text.split(": ", 1);
  const word = SYNC_PROBLEMS.find((known) => known === first);
  return word ? { word, detail: text.slice(first.length + 2) || null } : { word: "failed", detail: text };
}
