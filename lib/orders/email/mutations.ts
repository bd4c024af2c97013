import "server-only";
import { orderLink } from "@/lib/auth/links";
import { customerOf } from "@/lib/auth/mutations";
import { handOver } from "@/lib/esims/mutations";
import { redirectMails } from "@/lib/notifications/mutations";
import { dropOrder } from "@/lib/notifications/push/mutations";
import { fail, ok, type Result } from "@/lib/platform/result";
import { changeOrder, record } from "../mutations/ledger";

type Correction = {
  readonly orderId: string;
  readonly email: string;
  /** The links that were mailed before open nothing any more, nor does the browser that bought. */
  readonly revoke: boolean;
  readonly actorId: string;
};

/**
 * Puts an order under another address: it and its eSIMs become that customer's, what did not go out yet goes there, and
 * the customer of the old address loses them. The ledger tells that it was done, never from or to which address.
 */
export async function correctEmail({
  orderId,
  email,
  revoke,
  actorId,
}: Correction): Promise<Result<null, "not_found" | "same_email">> {
  return changeOrder(orderId, async (tx) => {
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: {
        email: true,
        customerId: true,
        linkVersion: true,
        locale: true,
        lines: { select: { id: true } },
      },
    });
    if (!order) return fail("not_found");
    if (order.email === email) return fail("same_email");
    // An order that nobody paid for is nobody's yet.
    const customerId = order.customerId && (await customerOf(tx, email));
    const linkVersion = order.linkVersion + (revoke ? 1 : 0);
    await tx.order.update({ where: { id: orderId }, data: { email, customerId, linkVersion } });
    const lineIds = order.lines.map((line) => line.id);
    if (customerId) await handOver(tx, lineIds, customerId);
    if (revoke) await dropOrder(tx, orderId);
    await redirectMails(tx, {
      orderId,
      to: email,
      link: orderLink({ orderId, version: linkVersion }, order.locale),
    });
    const data = { by: actorId, links: revoke ? "revoked" : "kept" };
    await record(tx, { orderId, type: "email_corrected", actor: "staff", data });
    return ok(null);
  });
}
