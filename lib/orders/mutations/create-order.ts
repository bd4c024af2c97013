import "server-only";
import { add, type Money, times } from "@/lib/money/model";
import { orderLink } from "@/lib/auth/links";
import { fromNow, now } from "@/lib/platform/clock";
import { transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId, readableCode } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { fail, ok, type Result } from "@/lib/platform/result";
import { attachSession, createPayment } from "@/lib/payments/mutations/move-payment";
import { openCheckout } from "@/lib/payments/service";
import { QUOTE_MINUTES } from "../model";
import type { LineSnapshot } from "../schema";
import { record } from "./ledger";

/** A line as it was quoted; prices and costs come from our own tables or the supplier, never from a browser. */
export type QuotedLine = {
  readonly kind: "ESIM" | "TOPUP";
  readonly packageId: string | null;
  readonly supplier: string;
  readonly supplierPackageId: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly unitCost: Money;
  readonly snapshot: LineSnapshot;
  readonly title: string;
  readonly topupEsimId: string | null;
};

export type NewOrder = {
  readonly email: string;
  readonly customerId: string | null;
  readonly locale: string;
  readonly lines: readonly [QuotedLine, ...QuotedLine[]];
};

export type PlacedOrder = { readonly orderId: string; readonly payUrl: string };

const NUMBER_LENGTH = 8;
const FIRST_LINK_VERSION = 1;

/** Freezes the quote, writes order and payment down, then opens Stripe's pay page for exactly that sum. */
export async function placeOrder(order: NewOrder): Promise<Result<PlacedOrder, "payment_unavailable">> {
  const [first, ...rest] = order.lines.map((line) => times(line.unitPrice, line.quantity));
  const total = add(first as Money, ...rest);
  const ids = { orderId: newId(), paymentId: newId(), number: readableCode(NUMBER_LENGTH) };
  const expiresAt = fromNow(QUOTE_MINUTES * 60_000);
  await transaction(async (tx) => {
    await tx.order.create({
      data: {
        id: ids.orderId,
        number: ids.number,
        email: order.email,
        customerId: order.customerId,
        locale: order.locale,
        totalMinor: total.minor,
        currency: total.currency,
        linkVersion: FIRST_LINK_VERSION,
        quoteExpiresAt: expiresAt,
        createdAt: now(),
        lines: { create: order.lines.map(toRow) },
      },
    });
    await createPayment(tx, { id: ids.paymentId, orderId: ids.orderId, amount: total, expiresAt });
    await record(tx, {
      orderId: ids.orderId,
      type: "created",
      actor: "buyer",
      data: { total: total.minor, currency: total.currency },
    });
  });
  return openPayPage(order, { ...ids, expiresAt });
}

function toRow(line: QuotedLine) {
  const {
    kind,
    packageId,
    supplier,
    supplierPackageId,
    quantity,
    snapshot,
    topupEsimId,
    unitPrice,
    unitCost,
  } = line;
  return {
    id: newId(),
    kind,
    packageId,
    supplier,
    supplierPackageId,
    quantity,
    snapshot,
    topupEsimId,
    unitPriceMinor: unitPrice.minor,
    currency: unitPrice.currency,
    unitCostMinor: unitCost.minor,
    costCurrency: unitCost.currency,
  };
}

async function openPayPage(
  order: NewOrder,
  ids: { orderId: string; paymentId: string; number: string; expiresAt: Date },
): Promise<Result<PlacedOrder, "payment_unavailable">> {
  const page = `${env().APP_URL}/${order.locale}/orders/${ids.orderId}`;
  try {
    const session = await openCheckout({
      paymentId: ids.paymentId,
      orderId: ids.orderId,
      orderNumber: ids.number,
      email: order.email,
      locale: order.locale,
      lines: order.lines.map(({ title, unitPrice, quantity }) => ({ title, unitPrice, quantity })),
      expiresAt: ids.expiresAt,
      // The private link lets the buyer in even if the pay page returns into another browser.
      successUrl: `${orderLink({ orderId: ids.orderId, version: FIRST_LINK_VERSION }, order.locale)}?session={CHECKOUT_SESSION_ID}`,
      cancelUrl: page,
    });
    if (!session.url) return fail("payment_unavailable");
    await attachSession(ids.paymentId, session);
    await transaction((tx) => record(tx, { orderId: ids.orderId, type: "payment_opened", actor: "system" }));
    return ok({ orderId: ids.orderId, payUrl: session.url });
  } catch (error) {
    log.error({ err: error, orderId: ids.orderId }, "the pay page could not be opened");
    return fail("payment_unavailable");
  }
}
