import "server-only";
import { type EsimPlace, placeQuery } from "@/lib/notifications/places/model";
import { env } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { keyedHash, sameText } from "@/lib/platform/crypto";
import type { OrderGrant, ShareGrant } from "./model";

// Nothing is stored: the token is the keyed hash of order and version, and raising the version revokes it.
function tokenOf({ orderId, version }: OrderGrant): string {
  return `${version}-${keyedHash("order-link", `${orderId}:${version}`)}`;
}

/** The text that proves the right to see one order; goes into the private link and the browser's cookie. */
export function orderToken(grant: OrderGrant): string {
  return tokenOf(grant);
}

/** The private link of an order, for mails; it leads to the order unless another place is named. */
export function orderLink(grant: OrderGrant, locale: string, place?: EsimPlace): string {
  const link = `${env().APP_URL}/${locale}/orders/${grant.orderId}/open/${tokenOf(grant)}`;
  return place ? `${link}?${placeQuery(place)}` : link;
}

/** Reads a token back; null if it is not ours. */
export function readToken(orderId: string, token: string): OrderGrant | null {
  const version = versionIn(token);
  if (version < 1 || !isId(orderId)) return null;
  const grant = { orderId, version };
  return sameText(token, tokenOf(grant)) ? grant : null;
}

/** The page of an eSIM's automatic top-ups; its owner signs in there. */
export function autoTopupPage(esimId: string, locale: string): string {
  return `${env().APP_URL}/${locale}/esims/${esimId}/auto-top-up`;
}

function undoToken(runId: string): string {
  return keyedHash("auto-topup-undo", runId);
}

/** The page on which an automatic top-up is undone, below that of a language. */
export function undoPath(runId: string): string {
  return `/auto-top-up/${runId}/${undoToken(runId)}`;
}

/** The link by which whoever got the notice of an automatic top-up undoes it, without signing in. */
export function undoLink(runId: string, locale: string): string {
  return `${env().APP_URL}/${locale}${undoPath(runId)}`;
}

/** Whether a link of that kind is ours. */
export function isUndoToken(runId: string, token: string): boolean {
  return isId(runId) && sameText(token, undoToken(runId));
}

function versionIn(token: string): number {
  return Number(/^(\d{1,6})-/.exec(token)?.[1] ?? "0");
}

/** The text that proves, in this browser's cookie, that the code of a shared link was known. */
export function shareToken({ shareId, version }: ShareGrant): string {
  return `${version}-${keyedHash("share-grant", `${shareId}:${version}`)}`;
}

/** The address of a shared link, for whoever it is given to; without its code it opens nothing. */
export function shareLink(token: string, locale: string): string {
  return `${env().APP_URL}/${locale}/share/${token}`;
}

/** Reads such a text back; null if it is not ours. */
export function readShareToken(shareId: string, token: string): ShareGrant | null {
  const version = versionIn(token);
  if (version < 1 || !isId(shareId)) return null;
  const grant = { shareId, version };
  return sameText(token, shareToken(grant)) ? grant : null;
}
