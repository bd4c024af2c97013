import "server-only";
import { orderLink } from "@/lib/auth/links";
import { catalogSync } from "@/lib/catalog/jobs";
import { reconciliation } from "@/lib/fulfilment/reconciliation/jobs/reconcile";
import { resolveBreak } from "@/lib/fulfilment/reconciliation/mutations/breaks";
import { relinked } from "@/lib/notifications/model";
import { hurryMail, queueMail } from "@/lib/notifications/mutations";
import { orderSettled } from "@/lib/orders/mutations/settle-payment";
import { db, transaction } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/queue";
import { fail, ok, type Result } from "@/lib/platform/result";
import { SupplierError } from "@/lib/suppliers/errors";
import { supplier } from "@/lib/suppliers/registry";
import { eventAddress, refreshBalance } from "@/lib/suppliers/service";
import { mailToRepeat } from "./data/mails";
import { orderDetail } from "./data/order";

// What staff may set going. Nothing here changes an order: it wakes the jobs that know how.

/** Reads the supplier's catalogue as soon as a worker is free. */
export async function requestSync(): Promise<void> {
  await enqueue(db(), catalogSync, {});
}

/** Compares the books as soon as a worker is free, so many days back. */
export async function requestComparison(days: number | undefined): Promise<void> {
  await enqueue(db(), reconciliation, days === undefined ? {} : { days });
}

/** Calls a difference between the books settled for a reason that a person gives. */
export async function settleBreak(
  id: string,
  by: { actorId: string; reason: string },
): Promise<Result<null, "not_found">> {
  return (await resolveBreak(id, by)) ? ok(null) : fail("not_found");
}

/** Asks the supplier for our balance now. */
export async function readBalance(): Promise<Result<null, "supplier_unavailable">> {
  try {
    await refreshBalance();
    return ok(null);
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return fail("supplier_unavailable");
  }
}

/** Has the supplier send us a made-up notification, to see that one arrives. */
export async function rehearseNotification(): Promise<
  Result<null, "supplier_unavailable" | "not_delivered">
> {
  const { webhooks } = supplier();
  const address = eventAddress();
  if (!webhooks || address === null) return fail("not_delivered");
  try {
    await webhooks.rehearse(address);
    return ok(null);
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return fail(error.kind === "rejected" ? "not_delivered" : "supplier_unavailable");
  }
}

/** Has fulfilment look at an order now. It looks an open attempt up before it sends anything, so this may be asked any number of times. */
export async function wakeOrder(orderId: string): Promise<Result<null, "not_found" | "nothing_to_do">> {
  const order = await orderDetail(orderId);
  if (!order) return fail("not_found");
  if (!order.retriable) return fail("nothing_to_do");
  await enqueue(db(), orderSettled, { orderId });
  return ok(null);
}

/**
 * Sends a mail once more. One that never went out is woken; one that did is copied, with a private link that holds now,
 * to the order's address. Two clicks at once make one copy, since a copy is named by its number.
 */
export async function repeatMail(
  mailId: string,
): Promise<Result<null, "not_found" | "not_repeatable" | "unwanted">> {
  const mail = await mailToRepeat(mailId);
  if (!mail) return fail("not_found");
  // Its reader's word goes before ours.
  if (mail.status === "UNWANTED") return fail("unwanted");
  if (mail.status !== "SENT" && (await hurryMail(mailId))) return ok(null);
  const { order, orderId, content, locale } = mail;
  // A sign-in code belongs to no order, and an old one opens nothing.
  if (!order || !orderId) return fail("not_repeatable");
  const link = orderLink({ orderId, version: order.linkVersion }, locale);
  const key = `${mail.key}:copy-${mail.copies + 1}`;
  await transaction((tx) =>
    queueMail(tx, { key, to: order.email, locale, orderId, content: relinked(content, link) }),
  );
  return ok(null);
}
