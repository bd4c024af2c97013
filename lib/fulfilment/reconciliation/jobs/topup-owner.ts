import "server-only";
import { MOST_SKEW_MS } from "@/lib/platform/clock";
import { esimNumbered } from "@/lib/esims/data";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import { type KnownAttempt, topupAttempts } from "../data";

const ICCID = /\b\d{18,22}\b/;

/**
 * Whose a top-up is that does not carry our reference: some suppliers put the eSIM's number in its place. Null where the
 * eSIM is none of ours. Where several attempts could have made it, nobody guesses which.
 */
export async function ownerOfTopup(
  order: SupplierOrder,
): Promise<{ orderId: string; attempt: KnownAttempt | null } | null> {
  const [iccid] = ICCID.exec(order.reference ?? "") ?? [];
  const esim = iccid ? await esimNumbered(iccid) : null;
  if (!esim) return null;
  // The supplier's clock may be behind ours.
  const sentBy = new Date(order.createdAt.getTime() + MOST_SKEW_MS);
  const candidates = await topupAttempts(esim.id, { packageId: order.packageId, sentBy });
  const open = candidates.find(({ outcome }) => outcome === null);
  const [only, ...others] = candidates;
  return { orderId: esim.orderId, attempt: open ?? (others.length === 0 ? (only ?? null) : null) };
}
