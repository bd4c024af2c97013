import "server-only";
import type { OwnedEsimId } from "@/lib/esims/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { fromNow } from "@/lib/platform/clock";
import { money } from "@/lib/money/model";
import { chargeableCard } from "@/lib/payments/cards/data";
import { type CardRefusal, type Presence, refusalOf } from "@/lib/payments/cards/model";
import { lastCharge, paymentById, type PaymentView } from "@/lib/payments/data";
import { createPayment } from "@/lib/payments/mutations/move-payment";
import { NOT_ASKED } from "../consent/model";
import { QUOTE_MINUTES, type TopupRefusal } from "../model";
import type { QuoteRefusal } from "../quote/model";
import { topupQuote } from "../service";
import { placeOrder } from "./create-order";
import { changeOrder } from "./ledger";
import { closePages, settleCharge } from "./settle-charge";

export type CardTopup = {
  /** Named by whoever asks; the same key tops up once. */
  readonly key: string;
  readonly esimId: OwnedEsimId;
  /** The supplier's own name of the package. */
  readonly topupId: string;
  readonly cardId: string;
  /** The total that was shown, in minor units of `currency`; only compared with ours. */
  readonly totalMinor: number;
  readonly currency: string;
  readonly promo?: string | null;
  readonly locale: string;
  /** Whose card it is. */
  readonly customerId: string;
  /** Where the mails go. */
  readonly email: string;
  readonly presence: Presence;
};
export type CardTopupRefusal = TopupRefusal | QuoteRefusal | CardRefusal | "price_changed" | "shop_paused";

type Paid<Code extends string> = Result<{ orderId: string }, Code>;

const MOST_TRIES = 3;

/**
 * Tops an eSIM up and pays with a kept card. Asked again with the same key it is the same order, whatever became of the
 * first call; with nobody present not even a declined card is tried twice under one key.
 */
export async function topUpWithCard(request: CardTopup): Promise<Paid<CardTopupRefusal>> {
  const { key, esimId, topupId, currency, promo = null, email, cardId, presence } = request;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await resume(request);
    if (before) return before;
    const priced = await topupQuote(esimId, topupId, { currency, promo, email });
    if (!priced.ok) return priced;
    const { total } = priced.data;
    if (total.minor !== request.totalMinor || total.currency !== currency) return fail("price_changed");
    const { customerId, locale } = request;
    const charge = { cardId, presence };
    const order = { key, email, customerId, locale, consent: NOT_ASKED, quote: priced.data, charge };
    const placed = await placeOrder(order);
    if (placed.ok) return payWithCard({ orderId: placed.data.orderId, cardId, presence });
    if (placed.code !== "key_used") return fail(placed.code);
  }
  return fail("payment_unavailable");
}

/** What became of the order that was placed with the same key; null where there is none, or its buyer tries another time. */
async function resume(request: CardTopup): Promise<Paid<CardRefusal> | null> {
  const { cardId, presence } = request;
  const order = await orderOfPage(request);
  if (!order) return null;
  const { id: orderId, status, lines } = order;
  // The key of something else leads nowhere.
  if (lines.some(({ topupEsimId }) => topupEsimId !== request.esimId)) return fail("payment_unavailable");
  if (status !== "CANCELLED" || presence === "nobody") return payWithCard({ orderId, cardId, presence });
  await db().order.updateMany({ where: { id: orderId, status }, data: { checkoutKey: null } });
  return null;
}

/** One that waits on its pay page at another price than was shown now is closed before anything is charged for it. */
async function orderOfPage({ key, totalMinor, currency }: CardTopup) {
  const read = () =>
    db().order.findUnique({
      where: { checkoutKey: key },
      select: {
        id: true,
        status: true,
        totalMinor: true,
        currency: true,
        lines: { select: { topupEsimId: true } },
      },
    });
  const order = await read();
  if (order?.status !== "AWAITING_PAYMENT") return order;
  const isSame = order.totalMinor === totalMinor && order.currency === currency;
  if (isSame || (await lastCharge(order.id))) return order;
  await closePages(order.id);
  return read();
}

/**
 * Pays an order with a kept card of its customer's. `card_needs_buyer` with the buyer there leaves the order open, to be paid
 * on a pay page instead; after any other refusal it is cancelled. `outcome_unknown` is found out by itself.
 */
export async function payWithCard(request: {
  orderId: string;
  cardId: string;
  presence: Presence;
}): Promise<Paid<CardRefusal>> {
  const { orderId, presence } = request;
  const claimed = await claimCharge(request);
  if (!claimed.ok) return claimed;
  const { paymentId } = claimed.data;
  if (paymentId === null) return ok({ orderId });
  const known = await paymentById(paymentId);
  const paymentIntentId = known?.paymentIntentId ?? null;
  await settleCharge({ paymentId, paymentIntentId }, presence === "buyer" ? "buyer" : "system");
  return verdict(await paymentById(paymentId), orderId);
}

/** The charge of an order that is under way, or a new one; null where the order is paid. */
async function claimCharge({
  orderId,
  cardId,
  presence,
}: {
  orderId: string;
  cardId: string;
  presence: Presence;
}): Promise<Result<{ paymentId: string | null }, CardRefusal>> {
  return changeOrder(orderId, async (tx) => {
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
    const last = await lastCharge(orderId, tx);
    if (order.status === "CANCELLED") return fail(refusalOf(last?.lastError ?? null));
    if (order.status !== "AWAITING_PAYMENT") return ok({ paymentId: null });
    if (last && (last.status === "OPEN" || last.status === "PROCESSING")) return ok({ paymentId: last.id });
    const { customerId, totalMinor, currency } = order;
    const card = customerId ? await chargeableCard(tx, { customerId, cardId }) : null;
    if (!card) return fail("card_gone");
    const paymentId = newId();
    const amount = money(totalMinor, currency);
    const expiresAt = fromNow(QUOTE_MINUTES * 60_000);
    await createPayment(tx, { id: paymentId, orderId, amount, expiresAt, charge: { ...card, presence } });
    return ok({ paymentId });
  });
}

function verdict(payment: PaymentView | null, orderId: string): Paid<CardRefusal> {
  switch (payment?.status) {
    case "PAID":
    case "SURPLUS":
      return ok({ orderId });
    case "OPEN":
    case "PROCESSING":
      return fail("outcome_unknown");
    default:
      return fail(refusalOf(payment?.lastError ?? null));
  }
}
