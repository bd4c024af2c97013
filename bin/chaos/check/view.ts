import type { Books } from "./books.ts";
import type { ShopBook, ShopLine } from "./books/shop.ts";
import type { SupplierOrder } from "./books/supplier.ts";

type Row<Name extends keyof ShopBook> = ShopBook[Name][number];

/** A line with everything that any book has about it. */
export interface LineView extends ShopLine {
  readonly order: Row<"orders">;
  readonly attempts: readonly Row<"attempts">[];
  readonly refunds: readonly Row<"refunds">[];
  readonly esims: readonly Row<"esims">[];
  /** What is claimed back of the supplier for it. */
  readonly claims: readonly Row<"claims">[];
  readonly events: readonly Row<"events">[];
  /** What the supplier has under the references of its attempts. */
  readonly supplierOrders: readonly SupplierOrder[];
}

/** A pay page, or a charge to a kept card without one, with what the shop has about it. */
export type SessionView = Books["payments"]["sessions"][number] & {
  readonly isPaid: boolean;
  readonly payments: readonly Row<"payments">[];
  readonly charges: Books["payments"]["charges"];
  readonly refunds: Books["payments"]["refunds"];
  /** Disputes that the cardholder won. */
  readonly lost: Books["payments"]["disputes"];
  /** What the shop says went back of it. */
  readonly noted: readonly Row<"refunds">[];
};

/** The books laid side by side. */
export interface View {
  readonly books: Books;
  readonly lines: readonly LineView[];
  readonly linesOfOrder: ReadonlyMap<string, readonly LineView[]>;
  readonly sessions: readonly SessionView[];
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}

/** Whether the supplier made fewer eSIMs than it took money for. */
export function isShort({ type, quantity, iccids }: SupplierOrder): boolean {
  return type === "sim" && iccids.length < quantity;
}

/** Whether the supplier made something else for a line than was bought, so that it must not be handed over. */
export function isWrongFor(line: ShopLine, order: SupplierOrder): boolean {
  const { package: made, quantity } = order;
  return made.id !== line.supplier_package_id || quantity !== line.quantity || isShort(order);
}

/** What a line costs its buyer. */
export function priceOf(line: ShopLine): number {
  return line.unit_price_minor * line.quantity - line.discount_minor;
}

function linesOf({ shop, supplier }: Books): LineView[] {
  const orders = new Map(shop.orders.map((order) => [order.id, order]));
  const attempts = groupBy(shop.attempts, ({ line_id }) => line_id);
  const refunds = groupBy(shop.refunds, ({ order_line_id }) => order_line_id);
  const esims = groupBy(shop.esims, ({ order_line_id }) => order_line_id);
  const claims = groupBy(shop.claims, ({ line_id }) => line_id);
  const events = groupBy(shop.events, ({ line_id }) => line_id);
  const byReference = groupBy(supplier.orders, ({ description }) => description);
  return shop.lines.flatMap((line) => {
    const order = orders.get(line.order_id);
    const own = attempts.get(line.id) ?? [];
    return order
      ? [
          {
            ...line,
            order,
            attempts: own,
            refunds: refunds.get(line.id) ?? [],
            esims: esims.get(line.id) ?? [],
            claims: claims.get(line.id) ?? [],
            events: events.get(line.id) ?? [],
            supplierOrders: own.flatMap(({ reference }) => byReference.get(reference) ?? []),
          },
        ]
      : [];
  });
}

function sessionsOf({ payments, shop }: Books): SessionView[] {
  const bySession = groupBy(shop.payments, ({ session_id }) => session_id);
  const byId = groupBy(shop.payments, ({ id }) => id);
  const charges = groupBy(payments.charges, ({ payment_intent }) => payment_intent);
  const refunds = groupBy(payments.refunds, ({ payment_intent }) => payment_intent);
  const disputes = groupBy(payments.disputes, ({ charge }) => charge);
  const noted = groupBy(shop.refunds, ({ payment_id }) => payment_id);
  return [...payments.sessions, ...chargesAlone(payments)].map((session) => {
    const intent = session.payment_intent ?? "none";
    const own = bySession.get(session.id) ?? byId.get(session.client_reference_id ?? "") ?? [];
    const taken = (charges.get(intent) ?? []).filter(({ status }) => status === "succeeded");
    return {
      ...session,
      isPaid: session.status === "complete" && session.payment_status !== "unpaid",
      payments: own,
      charges: taken,
      refunds: (refunds.get(intent) ?? []).filter(({ status }) => status !== "failed"),
      lost: taken.flatMap(({ id }) => disputes.get(id) ?? []).filter(({ status }) => status === "lost"),
      noted: own
        .flatMap(({ id }) => noted.get(id) ?? [])
        .filter(({ status }) => !["FAILED", "SUPERSEDED"].includes(status)),
    };
  });
}

/** Charges to kept cards as pages that were paid: the books say the same of both. */
function chargesAlone({ sessions, charges }: Books["payments"]): Books["payments"]["sessions"] {
  const ofPages = new Set(sessions.map(({ payment_intent }) => payment_intent));
  return charges.flatMap(
    ({ payment_intent: intent, status, metadata, amount_captured: amount, currency }) => {
      const { payment_id: paymentId } = metadata;
      if (!paymentId || intent === null || status !== "succeeded" || ofPages.has(intent)) return [];
      return [
        {
          id: intent,
          status: "complete",
          payment_status: "paid",
          amount_total: amount,
          currency,
          payment_intent: intent,
          client_reference_id: paymentId,
        },
      ];
    },
  );
}

export function viewOf(books: Books): View {
  const lines = linesOf(books);
  return {
    books,
    lines,
    linesOfOrder: groupBy(lines, ({ order_id }) => order_id),
    sessions: sessionsOf(books),
  };
}
