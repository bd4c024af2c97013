import { groupBy, priceOf, sum, type LineView, type SessionView, type View } from "../view.ts";

const NOT_SENT = ["FAILED", "SUPERSEDED"];

/** What the shop says it keeps of an order: what was delivered, less what was given back for it. */
function keptFor(lines: readonly LineView[]): number {
  return sum(
    lines.filter(({ status }) => status === "DELIVERED"),
    (line) =>
      priceOf(line) -
      sum(
        line.refunds.filter(({ status }) => !NOT_SENT.includes(status)),
        (refund) => refund.amount_minor,
      ),
  );
}

const capturedBy = ({ charges }: SessionView): number =>
  sum(charges, ({ amount_captured }) => amount_captured);
const refundedBy = ({ refunds }: SessionView): number => sum(refunds, ({ amount }) => amount);

/** I5: what was captured and not given back is what was delivered, to the minor unit; never more is given back than was paid. */
export function moneyAgrees({ sessions, linesOfOrder }: View): string[] {
  return sessions.flatMap((session) => {
    const [captured, refunded] = [capturedBy(session), refundedBy(session)];
    if (refunded > captured) return [`session ${session.id}: ${refunded} given back of ${captured}`];
    if (!session.isPaid)
      return captured > refunded ? [`session ${session.id}: ${captured} taken, unpaid`] : [];
    const payment = session.payments[0];
    if (!payment) return [];
    const owed = payment.status === "SURPLUS" ? 0 : keptFor(linesOfOrder.get(payment.order_id) ?? []);
    if (captured - refunded === owed) return [];
    return [
      `session ${session.id}: ${captured} − ${refunded} ${session.currency ?? ""} kept, ${owed} delivered`,
    ];
  });
}

/** I6: the supplier's balance moved by what its orders cost, and each of them costs a line of ours what it was bought for. */
export function balanceAgrees({ books: { supplier }, lines }: View): string[] {
  const spent = groupBy(supplier.moves, ({ subject }) => subject?.orderId ?? null);
  const problems: string[] = [];
  let balance: number | undefined;
  for (const { amountCents, balanceCents } of supplier.moves) {
    if (balance !== undefined && balance + amountCents !== balanceCents)
      problems.push(`the supplier's balance went from ${balance} by ${amountCents} to ${balanceCents}`);
    balance = balanceCents;
  }
  if (balance !== undefined && balance !== supplier.amountCents)
    problems.push(`the supplier's balance is ${supplier.amountCents}, its last move left ${balance}`);
  for (const line of lines.filter(({ status }) => status === "DELIVERED")) {
    const adopted = line.attempts.flatMap(({ supplier_order_id: id }) => (id === null ? [] : [Number(id)]));
    const paid = -sum(
      adopted.flatMap((id) => spent.get(id) ?? []),
      ({ amountCents }) => amountCents,
    );
    const cost = line.unit_cost_minor * line.quantity;
    // A top-up whose net price nobody names is booked at its retail price.
    const isRight = line.kind === "TOPUP" ? paid <= cost : paid === cost;
    if (!isRight) problems.push(`line ${line.id} cost ${paid}, its quote says ${cost}`);
  }
  return problems;
}

/** I14: what was charged is what the buyer was shown, and what the order says. */
export function chargedAsShown({ sessions, books: { testimonies, shop } }: View): string[] {
  const shown = new Map(testimonies.flatMap(({ sales }) => sales.map((sale) => [sale.session, sale.shown])));
  const orders = new Map(shop.orders.map((order) => [order.id, order]));
  return sessions
    .filter(({ charges }) => charges.length > 0)
    .flatMap((session) => {
      const captured = capturedBy(session);
      const currency = session.currency?.toUpperCase() ?? "";
      const seen = shown.get(session.id);
      const order = orders.get(session.payments[0]?.order_id ?? "");
      return [
        ...(seen && (seen.minor !== captured || seen.currency !== currency)
          ? [`session ${session.id}: ${captured} ${currency} charged, ${seen.minor} ${seen.currency} shown`]
          : []),
        ...(order && (order.total_minor !== captured || order.currency !== currency)
          ? [
              `session ${session.id}: ${captured} ${currency} charged, order ${order.id} says ${order.total_minor}`,
            ]
          : []),
      ];
    });
}
