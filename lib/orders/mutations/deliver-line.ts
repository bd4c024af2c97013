import "server-only";
import { formatMoney } from "@/lib/money/format";
import { money, times } from "@/lib/money/model";
import { orderLink } from "@/lib/auth/links";
import { now } from "@/lib/platform/clock";
import { type Db, type Prisma, transaction } from "@/lib/platform/db";
import { createEsims } from "@/lib/esims/mutations";
import { queueMail } from "@/lib/notifications/mutations";
import { requestRefund } from "@/lib/payments/mutations";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import { printedLines } from "../format";
import type { Actor, LineStatus } from "../model";
import { completeIfSettled, moveLine, record } from "./ledger";

/** Hands over what the supplier delivered: the eSIMs become the customer's, the buyer is told. False if it was done before. */
export async function deliverLine(tx: Db, lineId: string, delivered: SupplierOrder): Promise<boolean> {
  if (!(await moveLine(tx, lineId, { to: "DELIVERED", also: { deliveredAt: now(), nextAttemptAt: null } })))
    return false;
  const line = await tx.orderLine.findUniqueOrThrow({ where: { id: lineId }, include: { order: true } });
  const { order } = line;
  if (line.kind === "ESIM") {
    await createEsims(tx, {
      orderLineId: lineId,
      customerId: order.customerId,
      supplier: line.supplier,
      sims: delivered.sims,
    });
  }
  await record(tx, {
    orderId: order.id,
    lineId,
    type: "delivered",
    actor: "supplier",
    data: { supplierOrder: delivered.id },
  });
  await completeIfSettled(tx, order.id);
  const template = line.kind === "ESIM" ? "orderDelivered" : "topupDelivered";
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `delivered:${lineId}`,
    content: { template, ...aboutLine(line) },
  });
  return true;
}

/** Gives a line up and sends its whole price back. Only for lines of which it is certain that the supplier did nothing. */
export async function refundLine(
  tx: Db,
  lineId: string,
  why: { reason: string; actor: Actor; from?: readonly LineStatus[] },
): Promise<boolean> {
  const step = {
    to: "REFUND_DUE",
    also: { nextAttemptAt: null },
    ...(why.from && { from: why.from }),
  } as const;
  if (!(await moveLine(tx, lineId, step))) return false;
  const line = await tx.orderLine.findUniqueOrThrow({ where: { id: lineId } });
  const amount = times(money(line.unitPriceMinor, line.currency), line.quantity);
  await requestRefund(tx, {
    orderId: line.orderId,
    lineId,
    amount,
    reasonKey: `line:${lineId}`,
    reason: why.reason,
  });
  await record(tx, {
    orderId: line.orderId,
    lineId,
    type: "refund_requested",
    actor: why.actor,
    data: { reason: why.reason, amount: amount.minor },
  });
  return true;
}

/** Closes a refunded line and tells the buyer, once. */
export async function markLineRefunded(lineId: string): Promise<void> {
  await transaction(async (tx) => {
    if (!(await moveLine(tx, lineId, { to: "REFUNDED" }))) return;
    const line = await tx.orderLine.findUniqueOrThrow({ where: { id: lineId }, include: { order: true } });
    const { order } = line;
    const amount = times(money(line.unitPriceMinor, line.currency), line.quantity);
    await record(tx, {
      orderId: order.id,
      lineId,
      type: "refunded",
      actor: "stripe",
      data: { amount: amount.minor, currency: amount.currency },
    });
    await completeIfSettled(tx, order.id);
    await queueMail(tx, {
      ...mailToBuyer(order),
      key: `refunded:${lineId}`,
      content: {
        template: "orderRefunded",
        amount: formatMoney(amount, order.locale),
        ...aboutLine(line),
      },
    });
  });
}

type LineWithOrder = Prisma.OrderLineGetPayload<{ include: { order: true } }>;

function mailToBuyer(order: LineWithOrder["order"]) {
  return { to: order.email, locale: order.locale, orderId: order.id };
}

function aboutLine({ order, ...line }: LineWithOrder) {
  return {
    number: order.number,
    link: orderLink({ orderId: order.id, version: order.linkVersion }, order.locale),
    lines: printedLines([line], order.locale),
  };
}
