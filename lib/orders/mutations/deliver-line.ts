import "server-only";
import { orderLink } from "@/lib/auth/links";
import { now } from "@/lib/platform/clock";
import type { Db, Prisma } from "@/lib/platform/db";
import { createEsims } from "@/lib/esims/mutations";
import { pollSoon } from "@/lib/esims/polling/mutations";
import { ownerOf } from "@/lib/esims/sharing/data";
import type { MailContent } from "@/lib/notifications/model";
import { queueMail } from "@/lib/notifications/mutations";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import { automaticNotice } from "../auto/mutations/notice";
import { printedLines } from "../format";
import { snapshotSchema } from "../schema";
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
      labels: line.travellerNames,
    });
  }
  if (line.topupEsimId !== null) {
    await pollSoon(line.topupEsimId, tx);
    await tellOwner(tx, line.topupEsimId, { line, order });
  }
  await record(tx, {
    orderId: order.id,
    lineId,
    type: "delivered",
    actor: "supplier",
    data: { supplierOrder: delivered.id },
  });
  await completeIfSettled(tx, order.id);
  const about = aboutLines(order, [line]);
  await queueMail(tx, {
    ...mailToBuyer(order),
    key: `delivered:${lineId}`,
    content: (await automaticNotice(tx, order, about)) ?? deliveryNotice(line, about),
  });
  return true;
}

function deliveryNotice(
  { kind, snapshot }: { kind: string; snapshot: Prisma.JsonValue },
  about: ReturnType<typeof aboutLines>,
): MailContent {
  if (kind === "TOPUP") return { template: "topupDelivered", ...about };
  return { template: "orderDelivered", starts: snapshotSchema.parse(snapshot).activationPolicy, ...about };
}

type Order = Prisma.OrderGetPayload<object>;
type Line = Prisma.OrderLineGetPayload<object>;

/** Somebody else paid for a top-up: the eSIM's owner hears of it, and nothing of who it was. */
async function tellOwner(
  tx: Db,
  esimId: string,
  { line, order }: { line: Line; order: Order },
): Promise<void> {
  const owner = await ownerOf(esimId, tx);
  if (owner.order.email === order.email) return;
  const { id: orderId, email, locale, linkVersion: version } = owner.order;
  // In the owner's language, at no price: that is between us and whoever paid.
  const lines = printedLines([line], locale).map((printed) => ({ ...printed, price: "" }));
  await queueMail(tx, {
    key: `topup-by-other:${line.id}`,
    to: email,
    locale,
    content: {
      template: "topupByOther",
      name: owner.label,
      link: orderLink({ orderId, version }, locale),
      lines,
    },
  });
}

/** To whom, and in which language, mails about an order go. */
export function mailToBuyer(order: Order) {
  return { to: order.email, locale: order.locale, orderId: order.id };
}

/** What every mail about an order names: its number, the way to it, and the lines it is about. */
export function aboutLines(order: Order, lines: Parameters<typeof printedLines>[0]) {
  return {
    number: order.number,
    link: orderLink({ orderId: order.id, version: order.linkVersion }, order.locale),
    lines: printedLines(lines, order.locale),
  };
}
