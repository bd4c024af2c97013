import "server-only";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { addressKey } from "@/lib/notifications/choices/data";
import { vapidPair } from "@/lib/notifications/push/service/send";

/** What a page needs to offer that this browser is told of things. */
export type PushOffer = {
  /** The shop's public key, to which a browser binds its subscription. */
  readonly publicKey: string;
  /** Marks of what it would be told about, by which it remembers what it asked for; they open nothing. */
  readonly scopes: readonly string[];
  readonly isGuest: boolean;
};

const MARK = 16;

/** The offer for whoever is looking; null where there are no keys, or nothing they could be told. */
export async function loadPush(): Promise<PushOffer | null> {
  const pair = vapidPair();
  if (!pair) return null;
  const [customer, { grants }] = await Promise.all([currentCustomer(), currentViewer()]);
  const scopes = customer
    ? [addressKey(customer.email).slice(0, MARK)]
    : grants.map(({ orderId }) => orderId);
  return scopes.length > 0 ? { publicKey: pair.publicKey, scopes, isGuest: !customer } : null;
}
