import type { LineView, View } from "../view.ts";

/** What may follow what in the story of a line; a story begins with "". */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  "": ["ordering", "refund_requested"],
  ordering: ["delivered", "retry", "outcome_unknown", "refund_requested"],
  outcome_unknown: ["delivered", "not_executed", "retry", "refund_requested"],
  retry: ["ordering", "refund_requested"],
  not_executed: ["ordering", "refund_requested"],
  refund_requested: ["refunded"],
  delivered: [],
  refunded: [],
};
/** Noted beside the story, whenever it is found. */
const ASIDE = ["double_found"];
const LAST: Readonly<Record<string, string>> = {
  delivered: "DELIVERED",
  refunded: "REFUNDED",
  refund_requested: "REFUND_DUE",
};

function storyOf(line: LineView): string[] {
  const problems: string[] = [];
  let before = "";
  for (const { type } of line.events.filter((event) => !ASIDE.includes(event.type))) {
    if (NEXT[before]?.includes(type) !== true)
      problems.push(`line ${line.id}: ${type} after ${before || "nothing"}`);
    before = type;
  }
  const status = LAST[before];
  if (status !== undefined && status !== line.status)
    problems.push(`line ${line.id}: the story ends with ${before}, the line is ${line.status}`);
  if (status === undefined && ["DELIVERED", "REFUNDED"].includes(line.status))
    problems.push(`line ${line.id} is ${line.status}, its story ends with ${before || "nothing"}`);
  return problems;
}

/** I10: each line's story has only legal steps. */
export function legalSteps({ lines, books: { shop } }: View): string[] {
  const paid = shop.events.filter(({ type }) => type === "paid").map(({ order_id }) => order_id);
  const twice = paid.filter((id, place) => paid.indexOf(id) !== place);
  return [...lines.flatMap(storyOf), ...twice.map((id) => `order ${id} was paid twice by its ledger`)];
}

/** When an entry was written, by the machine's time: the shop's own clock is moved about, but its ids are not. */
function writtenAt(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

/** How long each paid line took to be delivered or refunded, in milliseconds, shortest first. */
export function settleTimes({ lines, books: { shop } }: View): readonly number[] {
  const paid = new Map(
    shop.events.filter(({ type }) => type === "paid").map(({ order_id, id }) => [order_id, writtenAt(id)]),
  );
  const times = lines.flatMap(({ order_id, events }) => {
    const from = paid.get(order_id);
    const end = events.find(({ type }) => type === "delivered" || type === "refunded");
    return from === undefined || !end ? [] : [writtenAt(end.id) - from];
  });
  return times.toSorted((a, b) => a - b);
}

const LONGEST_MS = 15 * 60_000;

/** I11: no line waited longer than a quarter of an hour. */
export function inTime(view: View): string[] {
  return settleTimes(view)
    .filter((time) => time > LONGEST_MS)
    .map((time) => `a line took ${Math.round(time / 1_000)} s from paid to settled`);
}

/** I13: no buyer saw what no buyer should see. */
export function pagesTellTruth({ books: { testimonies } }: View): string[] {
  return testimonies.flatMap(({ complaints }) => complaints);
}
