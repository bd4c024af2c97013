export const PAGE_SIZE = 50;

/** A row's place in a list that is ordered by time, newest first; the id settles equal times. */
export type Place = { readonly at: Date; readonly id: string };

/** From where a list is read: the rows older than one place or newer than another; from the top without either. */
export type Where = { readonly after: Place | null; readonly before: Place | null };

/** One page of a list with the cursors of its neighbours; nothing is counted, so the last page costs what the first costs. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly older: string | null;
  readonly newer: string | null;
};
