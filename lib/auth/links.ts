import "server-only";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { keyedHash, sameText } from "@/lib/platform/crypto";
import type { OrderGrant } from "./model";

// Nothing is stored: the token is the keyed hash of order and version, and raising the version revokes it.
function tokenOf({ orderId, version }: OrderGrant): string {
  return `${version}-${keyedHash("order-link", `${orderId}:${version}`)}`;
}

/** The text that proves the right to see one order; goes into the private link and the browser's cookie. */
export function orderToken(grant: OrderGrant): string {
  return tokenOf(grant);
}

/** The private link of an order, for mails. */
export function orderLink(grant: OrderGrant, locale: string): string {
  return `${env().APP_URL}/${locale}/orders/${grant.orderId}/open/${tokenOf(grant)}`;
}

/** Reads a token back; null if it is not ours. */
export function readToken(orderId: string, token: string): OrderGrant | null {
  const version = Number(/^(\d{1,6})-/.exec(token)?.[1] ?? "0");
  if (version < 1 || !isId(orderId)) return null;
  const grant = { orderId, version };
  return sameText(token, tokenOf(grant)) ? grant : null;
}
