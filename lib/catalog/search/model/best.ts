import type { SearchEntry } from "../../model";
import { confusableWith } from "./confusable";
import { match } from "./match";

/** An answer to what was typed. */
export type Found = {
  readonly entry: SearchEntry;
  /** The city or other name that was meant, where it is not the entry's own. */
  readonly by: string | null;
  /** True for one that was not typed, but is easily taken for another that was. */
  readonly isLookalike: boolean;
};

/** The best answers, best first; with each country comes the one that it is taken for. */
export function bestAnswers(index: readonly SearchEntry[], typed: string, most: number): Found[] {
  const found = index
    .flatMap((entry) => {
      const answer = match(entry, typed);
      return answer ? [{ entry, ...answer }] : [];
    })
    .sort((left, right) => left.rank - right.rank || left.entry.name.localeCompare(right.entry.name))
    .slice(0, most);
  const shown = new Set(found.map(({ entry }) => entry.countryCode));
  const [first] = found;
  const lookalikes = first?.entry.countryCode ? confusableWith(first.entry.countryCode) : [];
  const isTaken = ({ countryCode }: SearchEntry) => countryCode !== null && lookalikes.includes(countryCode);
  return [
    // What only a forgiven slip has found was not typed.
    ...found.map(({ entry, by, rank }) => ({
      entry,
      by,
      isLookalike: isTaken(entry) && rank > (first?.rank ?? 0),
    })),
    ...index
      .filter((entry) => isTaken(entry) && !shown.has(entry.countryCode))
      .map((entry) => ({ entry, by: null, isLookalike: true })),
  ];
}
