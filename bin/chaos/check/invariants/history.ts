import { isShort, type LineView, type View } from "../view.ts";
import { chainHolds } from "./chain.ts";

/** What may follow what in the story of a line; a story begins with "". Once it is delivered or refunded it is over. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  "": ["ordering", "refund_requested"],
  ordering: [
    "delivered",
    "retry",
    "outcome_unknown",
    "not_executed",
    "given_up",
    "delivery_refused",
    "refund_requested",
  ],
  outcome_unknown: ["delivered", "not_executed", "retry", "given_up", "delivery_refused", "refund_requested"],
  retry: ["ordering", "refund_requested"],
  not_executed: ["ordering", "refund_requested"],
  given_up: ["refund_requested"],
  delivery_refused: ["refund_requested"],
  // Asked for anew where money that went back in another way has left a rest of it.
  refund_requested: ["refunded", "refund_failed", "refund_requested"],
  refund_failed: ["refunded", "refunded_by_hand", "refund_failed", "refund_requested"],
};
/** Noted beside the story, whenever it is found. */
const ASIDE = ["double_found", "refunded_in_stripe", "email_corrected"];
const ENDS: Readonly<Record<string, string>> = {
  delivered: "DELIVERED",
  refunded: "REFUNDED",
  refunded_by_hand: "REFUNDED",
};
const LAST: Readonly<Record<string, string>> = {
  ...ENDS,
  refund_requested: "REFUND_DUE",
  refund_failed: "REFUND_DUE",
};
/** What may still happen to the money of a line that was delivered. */
const AFTER_DELIVERY = ["refund_requested", "refund_failed", "refunded", "refunded_by_hand"];
/** What may still become known of a refund that was taken for done. */
const AFTER_REFUND = ["refund_failed", "refunded", "refunded_by_hand"];

function mayFollow(before: string, type: string): boolean {
  if (before === "delivered") return AFTER_DELIVERY.includes(type);
  if (before in ENDS) return AFTER_REFUND.includes(type);
  return NEXT[before]?.includes(type) === true;
}

/** A line whose money went back in another way is closed without a refund of its own. */
function isClosedOtherwise({ status, refunds }: LineView): boolean {
  return status === "REFUNDED" && refunds.every((refund) => refund.status === "SUPERSEDED");
}

function storyOf(line: LineView): string[] {
  const problems: string[] = [];
  let before = "";
  for (const { type } of line.events.filter((event) => !ASIDE.includes(event.type))) {
    if (!mayFollow(before, type)) problems.push(`line ${line.id}: ${type} after ${before || "nothing"}`);
    if (!(before in ENDS)) before = type;
  }
  const status = LAST[before];
  if (status !== undefined && status !== line.status && !isClosedOtherwise(line))
    problems.push(`line ${line.id}: the story ends with ${before}, the line is ${line.status}`);
  if (status === undefined && ["DELIVERED", "REFUNDED"].includes(line.status))
    problems.push(`line ${line.id} is ${line.status}, its story ends with ${before || "nothing"}`);
  return problems;
}

/** I10: each line's story has only legal steps, and no entry of it was left out or rewritten. */
export function legalSteps({ lines, books: { shop } }: View): string[] {
  const paid = shop.events.filter(({ type }) => type === "paid").map(({ order_id }) => order_id);
  const twice = paid.filter((id, place) => paid.indexOf(id) !== place);
  return [
    ...lines.flatMap(storyOf),
    ...twice.map((id) => `order ${id} was paid twice by its ledger`),
    ...chainHolds(shop),
  ];
}

/** When an entry was written, by the machine's time: the shop's own clock is moved about, but its ids are not. */
function writtenAt(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

type Settlement = { readonly paidAt: number; readonly settledAt: number };

/** Of those whose eSIMs never came there is none: they wait for the promised time, by a clock that is moved about. */
function settlements({ lines, books: { shop } }: View): Settlement[] {
  const paid = new Map(
    shop.events.filter(({ type }) => type === "paid").map(({ order_id, id }) => [order_id, writtenAt(id)]),
  );
  return lines.flatMap(({ order_id, events, supplierOrders }) => {
    if (supplierOrders.some(isShort)) return [];
    const paidAt = paid.get(order_id);
    const end = events.find(({ type }) => type === "delivered" || type === "refunded");
    return paidAt === undefined || !end ? [] : [{ paidAt, settledAt: writtenAt(end.id) }];
  });
}

/** How long each paid line took to be delivered or refunded, in milliseconds, shortest first. */
export function settleTimes(view: View): readonly number[] {
  return settlements(view)
    .map(({ paidAt, settledAt }) => settledAt - paidAt)
    .toSorted((a, b) => a - b);
}

const LONGEST_MS = 15 * 60_000;

/**
 * I11: no line waited longer than a quarter of an hour. Where the books were set back meanwhile, all that the shop had
 * done for it may be forgotten, and it has as long again.
 */
export function inTime(view: View): string[] {
  const { restoredAt } = view.books.losses;
  return settlements(view).flatMap(({ paidAt, settledAt }) => {
    const begun = Math.max(paidAt, ...restoredAt.filter((at) => at < settledAt));
    const seconds = Math.round((settledAt - begun) / 1_000);
    return settledAt - begun > LONGEST_MS ? [`a line took ${seconds} s from paid to settled`] : [];
  });
}

/** I13: no buyer saw what no buyer should see. */
export function pagesTellTruth({ books: { testimonies } }: View): string[] {
  return testimonies.flatMap(({ complaints }) => complaints);
}
