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

/** Who is looking: a signed-in customer, somebody with private links, both, or neither. Owned reads demand one. */
export type Viewer = {
  readonly customerId: CustomerId | null;
  readonly grants: readonly OrderGrant[];
  readonly [viewerBrand]: true;
};
declare const viewerBrand: unique symbol;

export const CODE_LENGTH = 6;
export const CODE_MINUTES = 15;
export const CODE_ATTEMPTS = 5;
