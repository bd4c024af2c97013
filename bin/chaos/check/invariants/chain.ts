import { createHash } from "node:crypto";
import type { ShopBook } from "../books/shop.ts";
import { groupBy } from "../view.ts";

type Entry = ShopBook["events"][number];

/** What an entry's hash is over, as the books' own description has it: the hash before, then all that the entry says. */
function textOf(before: string, entry: Entry): string {
  const { seq, id, order_id, line_id, type, actor, at, data_text } = entry;
  return [before, seq, id, order_id, line_id ?? "-", type, actor, at.getTime(), data_text].join("|");
}

function brokenLinks(orderId: string, entries: readonly Entry[]): string[] {
  const problems: string[] = [];
  let before = "";
  for (const [place, entry] of entries.toSorted((a, b) => a.seq - b.seq).entries()) {
    if (entry.seq !== place + 1) return [...problems, `order ${orderId}: entry ${place + 1} is missing`];
    const hash = createHash("sha256").update(textOf(before, entry)).digest("hex");
    if (hash !== entry.hash) problems.push(`order ${orderId}: entry ${entry.seq} is not what it was`);
    before = entry.hash;
  }
  return problems;
}

/** I10, the ledger itself: each order has one, numbered without a gap, each entry bound to the one before it. */
export function chainHolds({ orders, events }: ShopBook): string[] {
  const byOrder = groupBy(events, ({ order_id }) => order_id);
  return orders.flatMap(({ id }) => {
    const entries = byOrder.get(id);
    return entries ? brokenLinks(id, entries) : [`order ${id} has no ledger`];
  });
}
