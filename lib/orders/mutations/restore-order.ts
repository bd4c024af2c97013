import "server-only";
import { knownPackages } from "@/lib/catalog/data";
import { countEsims } from "@/lib/esims/data";
import { money } from "@/lib/money/model";
import { type Db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { paymentById } from "@/lib/payments/data";
import { createPayment, type NewCharge } from "@/lib/payments/mutations/move-payment";
import type { OrderCopy as StripeCopy } from "@/lib/payments/service/checkout";
import { type OrderCopy, orderCopySchema } from "../copy/schema";
import { record } from "./ledger";

type Paid = {
  readonly paymentId: string;
  /** What was given to Stripe. */
  readonly order: StripeCopy | null;
  readonly paid: { readonly sessionId: string } | { readonly charge: NewCharge };
};

/**
 * Writes an order down again that is paid at Stripe and not in our books, since these were set back: from the copy that was
 * given to Stripe with its pay page or its charge. It is as it was before it was paid; what was done for it afterwards is found out by
 * whoever fulfils it. False where it is not this shop's, or where what it needs is lost too.
 */
export async function restoreOrder({ paymentId, order, paid }: Paid): Promise<boolean> {
  if (order?.shop !== env().APP_URL) return false;
  const { orderId, email, json } = order;
  const copy = orderCopySchema.safeParse(parsed(json));
  if (!copy.success) {
    log.error({ orderId, err: copy.error }, "the copy of an order that our books lost cannot be read");
    return false;
  }
  return transaction(async (tx) => {
    if (!(await hasEsims(tx, copy.data))) return false;
    return write(tx, { orderId, paymentId, paid, email, copy: copy.data });
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A top-up of an eSIM that is lost with its own order waits until that one is restored. */
async function hasEsims(tx: Db, { lines }: OrderCopy): Promise<boolean> {
  const ids = new Set(lines.flatMap(({ topupEsimId }) => topupEsimId ?? []));
  return (await countEsims([...ids], tx)) === ids.size;
}

type Lost = Omit<Paid, "order"> & { orderId: string; email: string; copy: OrderCopy };

async function write(tx: Db, { orderId, paymentId, paid, email, copy }: Lost): Promise<boolean> {
  const { lines, ...order } = copy;
  const { count } = await tx.order.createMany({
    // Of no era that is known: what was done for it is in none of our books.
    data: { ...order, id: orderId, email, era: null },
    skipDuplicates: true,
  });
  // Somebody else has just restored it, or it lost nothing but this payment, which is for staff to look into.
  if (count === 0) return (await paymentById(paymentId, tx)) !== null;
  const packages = await knownPackages(
    lines.flatMap(({ packageId }) => packageId ?? []),
    tx,
  );
  await tx.orderLine.createMany({
    data: lines.map((line) => ({
      ...line,
      orderId,
      packageId: line.packageId !== null && packages.has(line.packageId) ? line.packageId : null,
    })),
  });
  const amount = money(copy.totalMinor, copy.currency);
  await createPayment(tx, { id: paymentId, orderId, amount, expiresAt: copy.quoteExpiresAt, ...paid });
  await record(tx, { orderId, type: "restored", actor: "system" });
  return true;
}
