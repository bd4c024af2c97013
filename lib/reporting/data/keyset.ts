import "server-only";
import { type Page, PAGE_SIZE, type Place, type Where } from "../model/paging";
import { cursorOf } from "../schema";

type Side<Value> = { lt: Value } | { gt: Value };

/**
 * Where a page begins and in which order it is read. `edge` bounds the index range; the pair of `beyond` and `id`
 * settles rows of the very same moment. One row more than a page tells whether there is another one.
 */
export function keyset({ after, before }: Where): {
  edge: { lte: Date } | { gte: Date } | null;
  beyond: Side<Date> | null;
  id: Side<string> | null;
  order: "asc" | "desc";
  take: number;
} {
  const take = PAGE_SIZE + 1;
  if (before)
    return { edge: { gte: before.at }, beyond: { gt: before.at }, id: { gt: before.id }, order: "asc", take };
  if (after)
    return { edge: { lte: after.at }, beyond: { lt: after.at }, id: { lt: after.id }, order: "desc", take };
  return { edge: null, beyond: null, id: null, order: "desc", take };
}

/** Makes a page of the rows read by `keyset`, newest first whichever way they were read. */
export function toPage<Row>(
  read: readonly Row[],
  { after, before }: Where,
  placeOf: (row: Row) => Place,
): Page<Row> {
  const more = read.length > PAGE_SIZE;
  const kept = read.slice(0, PAGE_SIZE);
  const rows = before ? kept.toReversed() : kept;
  const cursor = (row: Row | undefined) => (row ? cursorOf(placeOf(row)) : null);
  const newest = cursor(rows[0]);
  const oldest = cursor(rows.at(-1));
  return {
    rows,
    older: before || more ? oldest : null,
    newer: before ? (more ? newest : null) : after ? newest : null,
  };
}
