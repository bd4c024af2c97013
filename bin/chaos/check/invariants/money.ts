import { digitsOf } from "../../digits.ts";
import { PROMO } from "../../buyers/stories.ts";
import { groupBy, priceOf, sum, type LineView, type SessionView, type View } from "../view.ts";

/** Given back because somebody chose to, and not for a line that was not delivered. */
const CHOSEN = ["STAFF", "STRIPE", "DISPUTE"];

const capturedBy = ({ charges }: SessionView): number =>
  sum(charges, ({ amount_captured }) => amount_captured);
const refundedBy = ({ refunds }: SessionView): number => sum(refunds, ({ amount }) => amount);
/** Refunds, and what the bank took back. */
const returnedBy = (session: SessionView): number =>
  refundedBy(session) + sum(session.lost, ({ amount }) => amount);

/** What staff say that they gave back of each order in another way, after the bank did not take it. */
function paidByHand({ books: { shop } }: View): ReadonlyMap<string, number> {
  const byOrder = groupBy(
    shop.events.filter(({ type }) => type === "refunded_by_hand"),
    ({ order_id }) => order_id,
  );
  return new Map([...byOrder].map(([id, events]) => [id, sum(events, ({ data }) => Number(data["amount"]))]));
}

/** What is kept of a payment may be less than what was delivered by no more than was given back by choice; never more. */
function wronglyKept(session: SessionView, lines: readonly LineView[], byHand: number): string[] {
  const delivered = lines.filter(({ status }) => status === "DELIVERED");
  const owed = session.payments[0]?.status === "SURPLUS" ? 0 : sum(delivered, priceOf);
  const chosen = sum(
    session.noted.filter(({ kind }) => CHOSEN.includes(kind)),
    ({ amount_minor }) => amount_minor,
  );
  const kept = capturedBy(session) - returnedBy(session);
  if (kept <= owed + byHand && kept >= owed - chosen) return [];
  return [
    `session ${session.id}: ${kept} ${session.currency ?? ""} kept, ${owed} delivered, ${chosen} given back by choice`,
  ];
}

/**
 * I5: what was captured and not given back is what was delivered, to the minor unit; the shop's book of what went back is the
 * provider's; never more is given back than was paid.
 */
export function moneyAgrees(view: View): string[] {
  return [...view.lines.flatMap(givenTwice), ...sumsApart(view)];
}

/**
 * The campaign's staff take each line up once, and press the button together at times. What other money replaced was not
 * given; what is left of it is asked for in its place.
 */
function givenTwice({ id, refunds }: LineView): string[] {
  const times = refunds.filter(({ kind, status }) => kind === "STAFF" && status !== "SUPERSEDED").length;
  return times > 1 ? [`line ${id} was given back ${times} times by staff who acted at once`] : [];
}

function sumsApart(view: View): string[] {
  const { sessions, linesOfOrder } = view;
  const byHand = paidByHand(view);
  return sessions.flatMap((session) => {
    const [captured, refunded, returned] = [capturedBy(session), refundedBy(session), returnedBy(session)];
    if (refunded > captured) return [`session ${session.id}: ${refunded} given back of ${captured}`];
    if (!session.isPaid)
      return captured > refunded ? [`session ${session.id}: ${captured} taken, unpaid`] : [];
    const payment = session.payments[0];
    if (!payment) return [];
    const noted = sum(session.noted, ({ amount_minor }) => amount_minor);
    return [
      ...(noted === returned ? [] : [`session ${session.id}: ${returned} went back, the shop says ${noted}`]),
      ...wronglyKept(session, linesOfOrder.get(payment.order_id) ?? [], byHand.get(payment.order_id) ?? 0),
    ];
  });
}

type Moves = View["books"]["supplier"]["moves"];

/** Each move starts where the one before it ended, and the last one ends where the balance is. */
function brokenBalance(moves: Moves, closing: number): string[] {
  const problems: string[] = [];
  let balance: number | undefined;
  for (const { amountCents, balanceCents } of moves) {
    if (balance !== undefined && balance + amountCents !== balanceCents)
      problems.push(`the supplier's balance went from ${balance} by ${amountCents} to ${balanceCents}`);
    balance = balanceCents;
  }
  if (balance !== undefined && balance !== closing)
    problems.push(`the supplier's balance is ${closing}, its last move left ${balance}`);
  return problems;
}

/** What the supplier took for an order that a line was delivered from, beside what the shop noted for it. */
function wrongCost(line: LineView, attempt: LineView["attempts"][number], taken: number): string[] {
  const { charged_minor: noted, charged_currency: currency } = attempt;
  const what = `line ${line.id}, order ${attempt.supplier_order_id ?? ""}: ${taken} taken`;
  if (noted !== null)
    return noted === taken && currency === line.cost_currency
      ? []
      : [`${what}, ${noted} ${currency ?? ""} noted`];
  const quoted = line.unit_cost_minor * line.quantity;
  // A top-up whose net price nobody names is booked at its retail price.
  const isRight = line.kind === "TOPUP" ? taken <= quoted : taken === quoted;
  return isRight ? [] : [`${what}, ${quoted} quoted and nothing noted`];
}

/** I6: the supplier's balance moved by what its orders cost, and the shop knows to the cent what each of its own did. */
export function balanceAgrees({ books: { supplier }, lines }: View): string[] {
  const moves = groupBy(supplier.moves, ({ subject }) => subject?.orderId ?? null);
  const takenFor = (id: string): number =>
    -sum(
      (moves.get(Number(id)) ?? []).filter(({ amountCents }) => amountCents < 0),
      ({ amountCents }) => amountCents,
    );
  const costs = lines.flatMap((line) =>
    line.attempts.flatMap((attempt) =>
      attempt.supplier_order_id === null ? [] : wrongCost(line, attempt, takenFor(attempt.supplier_order_id)),
    ),
  );
  const unpriced = supplier.orders.filter(({ id }) => !moves.has(id));
  return [
    ...brokenBalance(supplier.moves, supplier.amountCents),
    ...unpriced.map(({ id }) => `order ${id} cost nothing`),
    ...costs,
  ];
}

/** What can be charged: three-digit currencies end in a nought. */
const stepOf = (currency: string): number => (digitsOf(currency) === 3 ? 10 : 1);

/** Orders from which the campaign's own code took something else off than it says, to the minor unit. */
function wrongDiscounts({ linesOfOrder, books: { shop } }: View): string[] {
  return shop.orders
    .filter(({ promo_code: code }) => code === PROMO.code)
    .flatMap(({ id, currency }) => {
      const lines = linesOfOrder.get(id) ?? [];
      const full = sum(lines, (line) => line.unit_price_minor * line.quantity);
      const off = Math.round((full * PROMO.percent) / 100);
      const due = off - (off % stepOf(currency));
      const given = sum(lines, ({ discount_minor }) => discount_minor);
      return given === due ? [] : [`order ${id}: ${given} taken off ${full} ${currency}, ${due} promised`];
    });
}

/** I14: what was charged is what the buyer was shown, what the order says, and what its code promised; so is what goes back. */
export function chargedAsShown(view: View): string[] {
  return [...wrongDiscounts(view), ...wronglyCharged(view), ...view.lines.flatMap(wrongRefund)];
}

/** What goes back for a line that was not delivered is what it cost; less where other money had gone back before. */
function wrongRefund(line: LineView): string[] {
  return line.refunds
    .filter(({ kind, amount_minor }) => kind === "AUTOMATIC" && amount_minor > priceOf(line))
    .map(({ amount_minor }) => `line ${line.id}: ${amount_minor} go back of ${priceOf(line)}`);
}

function wronglyCharged({ sessions, linesOfOrder, books: { testimonies, shop } }: View): string[] {
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
        ...(order && order.total_minor !== sum(linesOfOrder.get(order.id) ?? [], priceOf)
          ? [`order ${order.id} says ${order.total_minor}, its lines say otherwise`]
          : []),
        ...(order && (order.total_minor !== captured || order.currency !== currency)
          ? [
              `session ${session.id}: ${captured} ${currency} charged, order ${order.id} says ${order.total_minor}`,
            ]
          : []),
      ];
    });
}
