import { localePath } from "@/lib/platform/i18n/locale-path";

declare const brand: unique symbol;

/** The id of a customer, minted only by a gate that saw a valid session. */
export type CustomerId = string & { readonly [brand]: "CustomerId" };

/** The id of a member of staff, minted only by the admin gate. */
export type AdminId = string & { readonly [brand]: "AdminId" };

export type SignedIn = {
  readonly id: CustomerId;
  readonly email: string;
  readonly role: "CUSTOMER" | "ADMIN";
};

/** The right to see one order by its private link, as far as cryptography can tell; `version` is checked with the row. */
export type OrderGrant = { readonly orderId: string; readonly version: number };

/** The right that a shared link gave to this browser; the row says whether it still holds, and to what. */
export type ShareGrant = { readonly shareId: string; readonly version: number };

/** Who is looking: a signed-in customer, somebody with private links, both, or neither. Owned reads demand one. */
export type Viewer = {
  readonly customerId: CustomerId | null;
  readonly grants: readonly OrderGrant[];
  /** What others opened to them: never ownership. */
  readonly shares: readonly ShareGrant[];
  readonly [viewerBrand]: true;
};
declare const viewerBrand: unique symbol;

/** A customer as jobs see with their eyes: for work they allowed while they were signed in. They may own less by now. */
export function onBehalfOf(customerId: string): Viewer {
  return { customerId, grants: [], shares: [] } as unknown as Viewer;
}

/** A condition on rows: those of the signed-in customer, and those that a private link opens. */
export function visibleTo<ByLink>(
  { customerId, grants }: Viewer,
  byLink: (grant: OrderGrant) => ByLink,
): { OR: (ByLink | { customerId: CustomerId })[] } | { id: { in: string[] } } {
  const ways = [...(customerId ? [{ customerId }] : []), ...grants.map(byLink)];
  // Prisma drops an empty OR inside an AND, and then everybody would see everything.
  return ways.length > 0 ? { OR: ways } : { id: { in: [] } };
}

/** The page to sign in on; afterwards one comes back to `next`, or to one's eSIMs where it is empty. */
export function signInPath(locale: string, next: string): string {
  return localePath(locale, `/sign-in${next && `?next=${encodeURIComponent(next)}`}`);
}

/**
 * Says to scripts that this browser may hold a session or private links, which they cannot see themselves; it gives no right.
 * Pages that are the same for everybody ask about the visitor's own things only where it is there.
 */
export const KNOWN_COOKIE = "known";

export const CODE_LENGTH = 6;
export const CODE_MINUTES = 15;
export const CODE_ATTEMPTS = 5;
