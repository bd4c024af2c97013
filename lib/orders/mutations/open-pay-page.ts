import "server-only";
import { orderLink } from "@/lib/auth/links";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { fail, ok, type Result } from "@/lib/platform/result";
import { forgetStripeCustomer } from "@/lib/payments/cards/mutations";
import { pagePaymentOf } from "@/lib/payments/data";
import { attachSession } from "@/lib/payments/mutations/move-payment";
import { type CheckoutRequest, openCheckout, type SessionState } from "@/lib/payments/service/checkout";
import { failureOf } from "@/lib/payments/service/client";
import { present } from "@/lib/platform/errors";
import { packageTitle } from "../format";
import { lineTotal } from "../model";
import { orderCopySchema } from "../copy/schema";
import { snapshotSchema } from "../schema";
import { changeOrder, record } from "./ledger";
import { cancelUnopened } from "./close-order";

/**
 * Opens Stripe's page for an unpaid order, from nothing but its rows: repeated after a crash it is the same request, to
 * which Stripe gives the same page. `refused`: Stripe will never open it, or repeats a failure of its own for a
 * day whatever became of it; the order is cancelled, and another one can take its place.
 */
export async function openPayPage(
  orderId: string,
): Promise<Result<SessionState, "refused" | "payment_unavailable">> {
  const request = await checkoutRequest(orderId);
  try {
    const session = await openCheckout(request);
    if (await attachSession(request.paymentId, session))
      await changeOrder(orderId, (tx) => record(tx, { orderId, type: "payment_opened", actor: "system" }));
    return ok(session);
  } catch (error) {
    log.error({ err: error, orderId }, "the pay page could not be opened");
    const { isFinal, isMissing, isReplayed } = failureOf(error);
    if (!isFinal && !isReplayed) return fail("payment_unavailable");
    // Of what the request names Stripe can only miss who keeps the card.
    if (isMissing && request.keepFor) await forgetStripeCustomer(request.keepFor);
    await cancelUnopened(orderId);
    return fail("refused");
  }
}

async function checkoutRequest(orderId: string): Promise<CheckoutRequest> {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { orderBy: { id: "asc" } } },
  });
  const payment = present(await pagePaymentOf(orderId), "payment");
  const { locale, linkVersion: version } = order;
  return {
    paymentId: payment.id,
    orderId,
    orderNumber: order.number,
    email: order.email,
    locale,
    copy: JSON.stringify(orderCopySchema.parse(order)),
    lines: order.lines.map((line) => ({
      title: printedTitle(line, locale),
      total: lineTotal(line),
    })),
    expiresAt: payment.expiresAt,
    keepFor: payment.stripeCustomerId,
    // The private link lets the buyer in even if the pay page returns into another browser.
    successUrl: `${orderLink({ orderId, version }, locale)}?session={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${env().APP_URL}/${locale}/orders/${orderId}`,
  };
}

/** `2 × Italy, 3 GB · 30 days`: a line is charged as one item, so that a discount lands on the cent. */
function printedTitle(line: { snapshot: unknown; quantity: number }, locale: string): string {
  const title = packageTitle(snapshotSchema.parse(line.snapshot), locale);
  return line.quantity > 1 ? `${line.quantity} × ${title}` : title;
}
