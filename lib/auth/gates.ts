import "server-only";
import { cache } from "react";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { readGrants, readShares } from "./cookies";
import { type AdminId, type CustomerId, type SignedIn, signInPath, type Viewer } from "./model";
import { authOptions } from "./options";

/** Who is signed in, by the database's word of this moment; null for a guest. Read once per request. */
export const currentCustomer = cache(async (): Promise<SignedIn | null> => {
  const customer = (await getServerSession(authOptions()))?.customer;
  return customer?.id ? { id: customer.id as CustomerId, email: customer.email, role: customer.role } : null;
});

/** Who is looking, with every right they hold. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const [customer, grants, shares] = await Promise.all([currentCustomer(), readGrants(), readShares()]);
  return { customerId: customer?.id ?? null, grants, shares } as unknown as Viewer;
});

/** The signed-in customer; a guest is sent to sign in and comes back to `returnTo`. */
export async function requireCustomer(locale: string, returnTo: string): Promise<SignedIn> {
  const customer = await currentCustomer();
  if (customer) return customer;
  redirect(signInPath(locale, returnTo));
}

/** A member of staff. Everybody else is told that there is no such page. */
export async function requireAdmin(): Promise<SignedIn & { readonly adminId: AdminId }> {
  const customer = await currentCustomer();
  if (customer?.role !== "ADMIN") notFound();
  return { ...customer, adminId: customer.id as string as AdminId };
}
