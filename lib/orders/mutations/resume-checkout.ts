import "server-only";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { pagePaymentOf } from "@/lib/payments/data";
import { expireSession } from "@/lib/payments/service/checkout";
import { openPayPage } from "./open-pay-page";
import { settleSession } from "./settle-payment";

/** Where a checkout leads: to Stripe's page, or to the order where nothing is left to be paid. */
export type Lead = { readonly orderId: string; readonly linkVersion: number; readonly payUrl: string | null };

/** What somebody is about to pay for, so that the same page submitted twice can be told from a page that was changed. */
export type Content = {
  readonly email: string;
  readonly currency: string | null;
  readonly promo: string | null;
  readonly totalMinor: number;
  /** Where the buyer lives. */
  readonly country: string | null;
  /** The customer of Stripe's who keeps the card. */
  readonly keepFor?: string | null;
  /** One text per line. */
  readonly lines: readonly string[];
};

/**
 * What became of a page that was submitted before, by whichever process: its order's pay page if it asks for the same
 * again, the order if it is paid. A page that asks for something else replaces its order, which must not be payable any
 * more: Stripe ends the session, and if it says that it was paid meanwhile, it was. Null where a new order is to be placed.
 */
export async function resumeCheckout(
  key: string,
  content: Content,
): Promise<Result<Lead | null, "payment_unavailable">> {
  const order = await orderOfPage(key);
  if (!order) return ok(null);
  const { id: orderId, linkVersion } = order;
  const page = await pagePaymentOf(orderId);
  const same = isSame(order, content) && page?.stripeCustomerId === (content.keepFor ?? null);
  // One that was placed to be charged to a card has no page: its own page says how it stands.
  if (order.status === "AWAITING_PAYMENT" && page) {
    // Opened now if a crash came before; refused where it is not there and never will be.
    const session = page.sessionId ? ok({ id: page.sessionId }) : await openPayPage(orderId);
    if (!session.ok && session.code === "payment_unavailable") return fail(session.code);
    if (session.ok) {
      if (!same) await expireSession(session.data.id);
      await settleSession(session.data.id, "buyer");
    }
  }
  const { status } = await db().order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } });
  if (status === "CANCELLED") {
    await db().order.updateMany({ where: { id: orderId, status }, data: { checkoutKey: null } });
    return ok(null);
  }
  const payment = await pagePaymentOf(orderId);
  const isOpen = status === "AWAITING_PAYMENT" && payment?.status === "OPEN";
  // Two pages that can both be paid must never be there at the same time.
  if (isOpen && !same) return fail("payment_unavailable");
  return ok({ orderId, linkVersion, payUrl: isOpen ? payment.sessionUrl : null });
}

async function orderOfPage(checkoutKey: string) {
  return db().order.findUnique({
    where: { checkoutKey },
    select: {
      id: true,
      linkVersion: true,
      status: true,
      email: true,
      currency: true,
      promoCode: true,
      totalMinor: true,
      country: true,
      lines: {
        orderBy: { id: "asc" },
        select: {
          quantity: true,
          topupEsimId: true,
          supplierPackageId: true,
          package: { select: { slug: true } },
        },
      },
    },
  });
}

function isSame(
  order: NonNullable<Awaited<ReturnType<typeof orderOfPage>>>,
  { email, currency, promo, totalMinor, country, lines }: Content,
): boolean {
  const own = order.lines.map((line) =>
    line.topupEsimId
      ? `${line.topupEsimId}/${line.supplierPackageId}`
      : `${line.package?.slug ?? ""}:${line.quantity}`,
  );
  return (
    order.email === email &&
    order.promoCode === promo &&
    order.totalMinor === totalMinor &&
    order.country === country &&
    (currency === null || order.currency === currency) &&
    own.toSorted().join() === lines.toSorted().join()
  );
}
