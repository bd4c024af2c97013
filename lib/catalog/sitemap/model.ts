/** A page for search engines; `changedAt` is null where nobody keeps it. */
export type Listed = { readonly path: string; readonly changedAt: Date | null };

/** A file may name 50,000 addresses in 50 MB; each of ours names its translations as well. */
export const MOST_IN_A_FILE = 5_000;

/** The pages of one file, counted from 1; none where there is no such file. */
export function pagesOfFile(pages: readonly Listed[], number: number): readonly Listed[] {
  return pages.slice((number - 1) * MOST_IN_A_FILE, number * MOST_IN_A_FILE);
}

/** How many files it takes. */
export function fileCount(pages: readonly Listed[]): number {
  return Math.ceil(pages.length / MOST_IN_A_FILE);
}
