import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { currentCustomer, currentViewer } from "@/lib/auth/gates";
import { sellablePackage } from "@/lib/catalog/data";
import type { PackageCard } from "@/lib/catalog/model";
import { esimSummary, ownedEsim } from "@/lib/esims/data";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import type { Result } from "@/lib/platform/result";
import { openPayPage } from "@/lib/payments/data";
import { ordersOf, ownedOrder, type OrderView } from "./data";
import { statusView } from "./format";
import type { TopupRefusal } from "./model";
import { type LineSnapshot, type OrderStatusView, snapshotSchema } from "./schema";
import { topupOffers, type TopupOffer } from "./service";

const slugParam = z.string().regex(/^[a-z0-9-]{1,120}$/);

/** What is being bought, priced this moment; null if it is not for sale (any more). The e-mail is the signed-in one. */
export async function loadCheckout(
  slug: unknown,
): Promise<{ card: PackageCard | null; email: string | null }> {
  const parsed = slugParam.safeParse(slug);
  const [found, customer] = await Promise.all([
    parsed.success ? sellablePackage(parsed.data) : null,
    currentCustomer(),
  ]);
  return { card: found?.card ?? null, email: customer?.email ?? null };
}

/** An order the viewer may see; any other is a page that does not exist. */
export async function loadOrder(id: string): Promise<{
  order: OrderView;
  status: OrderStatusView;
  payUrl: string | null;
  supportEmail: string;
  signedIn: boolean;
}> {
  const viewer = await currentViewer();
  const order = await ownedOrder(viewer, id);
  if (!order) notFound();
  const payUrl = order.status === "AWAITING_PAYMENT" ? await openPayPage(order.id) : null;
  return {
    order,
    status: statusView(order, now()),
    payUrl,
    supportEmail: env().SUPPORT_EMAIL,
    signedIn: viewer.customerId !== null,
  };
}

/** The viewer's orders, newest first. */
export async function loadOrders(): Promise<{ order: OrderView; status: OrderStatusView }[]> {
  const orders = await ordersOf(await currentViewer());
  return orders.map((order) => ({ order, status: statusView(order, now()) }));
}

/** The top-ups of an eSIM the viewer owns, or the reason why there are none. */
export async function loadTopups(esimId: string): Promise<{
  id: string;
  last4: string;
  label: string | null;
  bought: LineSnapshot;
  offers: Result<TopupOffer[], TopupRefusal>;
}> {
  const owned = await ownedEsim(await currentViewer(), esimId);
  if (!owned) notFound();
  const [summary, offers] = await Promise.all([esimSummary(owned), topupOffers(owned)]);
  return {
    id: owned,
    last4: summary.last4,
    label: summary.label,
    bought: snapshotSchema.parse(summary.snapshot),
    offers,
  };
}
