import { groupBy, isWrongFor, type LineView, type View } from "../view.ts";

type SupplierOrder = LineView["supplierOrders"][number];

const isDelivered = (line: LineView): boolean => line.status === "DELIVERED";
const isRefunded = (line: LineView): boolean => line.status === "REFUNDED";

/** `wasReturned`: money of this payment went back past the shop or by hand, so that there may be nothing left to send. */
function fateOf(line: LineView, wasReturned: boolean): string | undefined {
  // One that other money took the place of in part is followed by another for the rest.
  const givenBack = line.refunds.filter(
    ({ kind, status }) => kind === "AUTOMATIC" && status !== "SUPERSEDED",
  ).length;
  if (isDelivered(line) && givenBack > 0) return `line ${line.id} is delivered and refunded`;
  const isByHand = line.events.some(({ type }) => type === "refunded_by_hand");
  if (isRefunded(line) && givenBack !== 1 && !(givenBack === 0 && (wasReturned || isByHand)))
    return `line ${line.id} is refunded ${givenBack} times`;
  if (isRefunded(line) && line.esims.length > 0) return `line ${line.id} is refunded and has eSIMs`;
  if (isDelivered(line) || isRefunded(line)) return undefined;
  return `line ${line.id} is paid and still ${line.status}`;
}

/** I1: each paid session has exactly one order, and each of its lines is delivered or refunded: never both, never neither. */
export function paidIsKept({ sessions, linesOfOrder, books: { shop } }: View): string[] {
  const byHand = new Set(
    shop.events
      .filter(({ type, line_id }) => type === "refunded_by_hand" && line_id === null)
      .map(({ order_id }) => order_id),
  );
  return sessions
    .filter(({ isPaid }) => isPaid)
    .flatMap((session) => {
      const [payment, ...others] = session.payments;
      if (!payment) return [`session ${session.id} is paid and has no order`];
      if (others.length > 0) return [`session ${session.id} has ${session.payments.length} orders`];
      if (payment.status === "SURPLUS") return [];
      if (payment.status !== "PAID")
        return [`session ${session.id} is paid, the shop says ${payment.status}`];
      const wasReturned =
        byHand.has(payment.order_id) ||
        session.noted.some(({ kind }) => ["STRIPE", "DISPUTE"].includes(kind));
      return (linesOfOrder.get(payment.order_id) ?? []).flatMap((line) => fateOf(line, wasReturned) ?? []);
    });
}

/**
 * Whether the shop knows of an order of the supplier's beyond the one that a line is owed: it wrote it down as surplus, or
 * refused it since it is not what was bought, and claims it back.
 */
function isKnown(line: LineView, order: SupplierOrder): boolean {
  const id = String(order.id);
  const isWrong = isWrongFor(line, order);
  const isWritten = line.events.some(
    ({ type, data }) =>
      (type === "double_found" && String(data["supplierOrders"]).split(" ").includes(id)) ||
      (type === "delivery_refused" && isWrong && data["supplierOrder"] === id),
  );
  return isWritten && line.claims.some(({ supplier_order_id }) => supplier_order_id === id);
}

/** Supplier orders that nobody is owed. */
function surplusOf(line: LineView): LineView["supplierOrders"] {
  const adopted = new Set(line.attempts.map(({ supplier_order_id }) => supplier_order_id));
  return line.supplierOrders.filter(({ id }) => !(isDelivered(line) && adopted.has(String(id))));
}

/** Those of them that the shop does not know of. */
export function excessOf(line: LineView): string[] {
  return surplusOf(line)
    .filter((order) => !isKnown(line, order))
    .map(
      ({ id, description }) =>
        `line ${line.id} (${line.status}) has order ${id} too, as ${description ?? ""}`,
    );
}

/**
 * I2: of the supplier's orders, one belongs to a delivered line and none to any other. An excess is known to the shop, and
 * there are no more of it than there were moments in which nobody can tell (`ordersTwice`).
 */
export function orderedOnce(view: View, ordersTwice: number): string[] {
  const wrong = view.lines.flatMap((line) => {
    const excess = excessOf(line);
    if (!isDelivered(line) || line.supplierOrders.length > 0) return excess;
    return [...excess, `line ${line.id} is delivered without an order of the supplier's`];
  });
  return [...wrong, ...takenForRefused(view), ...tooManyOrders(view, ordersTwice)];
}

/** Orders that the supplier made of what the shop wrote down as refused: nobody said no to those, and no clock excuses them. */
export function takenForRefused({ lines }: View): string[] {
  return lines.flatMap(({ id, attempts, supplierOrders }) => {
    const refused = new Set(
      attempts.filter(({ outcome }) => outcome === "REJECTED").map(({ reference }) => reference),
    );
    return supplierOrders
      .filter(({ description }) => refused.has(description ?? ""))
      .map((order) => `line ${id}: order ${order.id} was made, the shop says that it was refused`);
  });
}

const isOver = (line: LineView): boolean =>
  isDelivered(line) || ["REFUND_DUE", "REFUNDED"].includes(line.status);

/**
 * Of lines with which nothing more happens: whatever else the supplier made for them is for nobody, known or not. What it
 * made wrong is its own doing.
 */
export function tooManyOrders({ lines }: View, ordersTwice: number): string[] {
  const surplus = lines
    .filter(isOver)
    .flatMap((line) => surplusOf(line).filter((order) => !isWrongFor(line, order)));
  return surplus.length > ordersTwice
    ? [`${surplus.length} orders are for nobody, ${ordersTwice} may be`]
    : [];
}

/** Delivered lines that have more eSIMs than were bought, or fewer. */
function wrongNumberOfEsims({ lines }: View): string[] {
  return lines
    .filter((line) => isDelivered(line) && line.kind === "ESIM" && line.esims.length !== line.quantity)
    .map(({ id, quantity, esims }) => `line ${id} of ${quantity} has ${esims.length} eSIMs`);
}

/** The order of the supplier's that a line was delivered from. */
function adoptedBy({ attempts, supplierOrders }: LineView): SupplierOrder | undefined {
  const adopted = new Set(attempts.map(({ supplier_order_id }) => supplier_order_id));
  return supplierOrders.find(({ id }) => adopted.has(String(id)));
}

/** Delivered lines that got something else than was bought. */
export function wrongGoods(view: View): string[] {
  const others = view.lines.filter(isDelivered).flatMap((line) => {
    const order = adoptedBy(line);
    return order && isWrongFor(line, order)
      ? [`line ${line.id} is delivered from wrong order ${order.id}`]
      : [];
  });
  return [...wrongNumberOfEsims(view), ...others];
}

/** I3: each ICCID belongs to one line: the one whose supplier order it came with, which is what was bought. */
export function eachEsimOnce(view: View): string[] {
  const {
    lines,
    books: { hashOf, shop },
  } = view;
  const twice = [...groupBy(shop.esims, ({ iccid_hash }) => iccid_hash)]
    .filter(([, owners]) => owners.length > 1)
    .map(([, owners]) => `eSIMs ${owners.map(({ id }) => id).join(" and ")} are one`);
  const delivered = lines.filter((line) => isDelivered(line) && line.kind === "ESIM");
  const wrong = delivered.flatMap((line) => {
    const owed = new Set(adoptedBy(line)?.iccids.map(hashOf));
    const isOwed = line.esims.every(({ iccid_hash }) => owed.has(iccid_hash));
    if (line.esims.length === line.quantity && owed.size === line.quantity && isOwed) return [];
    return [`line ${line.id} of ${line.quantity} has ${line.esims.length} eSIMs, or not those it bought`];
  });
  const others = lines.filter((line) => !isDelivered(line) && line.esims.length > 0);
  return [
    ...twice,
    ...wrong,
    ...wrongGoods(view),
    ...others.map(({ id, status }) => `line ${id} has eSIMs and is ${status}`),
  ];
}

/** I4: what was not paid has no order at the supplier, and no eSIM was mailed. */
export function nothingForNothing({ sessions, lines, books: { shop } }: View): string[] {
  const paid = new Set(
    sessions
      .filter(({ isPaid }) => isPaid)
      .flatMap(({ payments }) => payments.map(({ order_id }) => order_id)),
  );
  const mailed = new Set(
    shop.mails.filter(({ template }) => /Delivered$/.test(template)).map(({ order_id }) => order_id),
  );
  return lines
    .filter(({ order_id }) => !paid.has(order_id))
    .flatMap((line) => [
      ...line.supplierOrders.map(({ id }) => `order ${id} was bought for unpaid line ${line.id}`),
      ...(mailed.has(line.order_id) ? [`unpaid order ${line.order_id} had a mail of delivery`] : []),
    ]);
}

/** Orders under references that the shop never wrote down. */
export function orphanedOrders({ books: { supplier, shop } }: View): string[] {
  const references = new Set(shop.attempts.map(({ reference }) => reference));
  // Those of attempts that were lost with their book may have been found to be of use to nobody.
  const claimed = new Set(shop.claims.map(({ supplier_order_id }) => supplier_order_id));
  return supplier.orders
    .filter(({ id, description }) => !references.has(description ?? "") && !claimed.has(String(id)))
    .map(({ id }) => `order ${id} of the supplier's belongs to nobody`);
}

/** I7: no supplier order without a line, no line that points to a missing one. */
export function nothingLost(view: View): string[] {
  const { supplier, shop } = view.books;
  const known = new Set(supplier.orders.map(({ id }) => String(id)));
  const missing = shop.attempts.filter(({ supplier_order_id: id }) => id !== null && !known.has(id));
  return [
    ...orphanedOrders(view),
    ...missing.map(
      ({ line_id, supplier_order_id }) =>
        `line ${line_id} points to missing order ${String(supplier_order_id)}`,
    ),
  ];
}

/** I16: what had been delivered when the books were set back is delivered again, from nothing that was bought since. */
export function nothingBoughtAgain({ lines, books: { losses } }: View): string[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  return [...losses.deliveries].flatMap(([id, newest]) => {
    const line = known.get(id);
    if (!line) return [`line ${id} was delivered and is in no book any more`];
    const again = line.supplierOrders.filter((order) => order.id > newest);
    return [
      ...(isDelivered(line) ? [] : [`line ${id} was delivered and is ${line.status} now`]),
      ...again.map((order) => `line ${id} was delivered, and order ${order.id} was made for it again`),
    ];
  });
}
