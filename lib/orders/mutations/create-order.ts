import "server-only";
import { fromNow, now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { newId, readableCode } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { chargeableCard } from "@/lib/payments/cards/data";
import type { Presence } from "@/lib/payments/cards/model";
import { createPayment, type NewCharge } from "@/lib/payments/mutations/move-payment";
import { holdPromo, redeemPromo } from "@/lib/pricing/promo/mutations";
import type { PromoRefusal } from "@/lib/pricing/promo/model";
import type { Consent } from "../consent/model";
import { QUOTE_MINUTES } from "../model";
import { costOf, type Quote, type QuotedLine } from "../quote/model";
import { awaitTurn, coverFor } from "./cover-cost";
import { record } from "./ledger";

export type NewOrder = {
  /** Made with the page that was submitted; the same page makes one order. */
  readonly key: string;
  readonly email: string;
  readonly customerId: string | null;
  readonly locale: string;
  readonly quote: Quote;
  readonly consent: Consent;
  /** The customer of Stripe's who keeps the card that the page is paid with. */
  readonly keepFor?: string | null;
  /** A kept card of the customer's that is charged instead of opening a page. */
  readonly charge?: { readonly cardId: string; readonly presence: Presence };
};

const NUMBER_LENGTH = 8;

type Refused = "key_used" | "shop_paused" | "card_gone" | PromoRefusal;
type Placed = Result<{ orderId: string }, Refused>;

/**
 * Freezes the quote: writes order, lines and payment down, if our balance at the supplier covers it and the code is still
 * to be had. Where the balance is no more than enough, one at a time over all processes, so that no two orders count on
 * the same money. `key_used`: the page was submitted before.
 */
export async function placeOrder(order: NewOrder): Promise<Placed> {
  return (
    (await placeInTurn(order, { isAlone: false })) ??
    (await placeInTurn(order, { isAlone: true })) ??
    fail("shop_paused")
  );
}

/** Null where it can only be placed alone. */
async function placeInTurn(order: NewOrder, turn: { isAlone: boolean }): Promise<Placed | null> {
  return transaction(async (tx) => {
    const { key: checkoutKey, email, quote } = order;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${checkoutKey}, 1))`;
    if (await tx.order.findUnique({ where: { checkoutKey }, select: { id: true } })) return fail("key_used");
    await awaitTurn(tx, turn);
    const cover = await coverFor(tx, quote.lines[0].supplier, costOf(quote));
    if (cover === "short") return fail("shop_paused");
    if (cover === "enough" && !turn.isAlone) return null;
    const promo = quote.promo && (await holdPromo(tx, { code: quote.promo.code, email }));
    if (promo && !promo.ok) return promo;
    const charge = await chargeOf(tx, order);
    if (charge === null) return fail("card_gone");
    const orderId = await write(tx, order, charge);
    if (promo) await redeemPromo(tx, { promoId: promo.data, orderId, discount: quote.discount });
    return ok({ orderId });
  });
}

/** What the order is to be charged to, if it is; null where that card is not kept any more. */
async function chargeOf(tx: Db, { customerId, charge }: NewOrder): Promise<NewCharge | undefined | null> {
  if (!charge) return undefined;
  const { cardId, presence } = charge;
  const card = customerId ? await chargeableCard(tx, { customerId, cardId }) : null;
  return card && { ...card, presence };
}

async function write(tx: Db, { quote, ...order }: NewOrder, charge: NewCharge | undefined): Promise<string> {
  const { total, discount, tax, currency, rate, promo } = quote;
  const orderId = newId();
  const expiresAt = fromNow(QUOTE_MINUTES * 60_000);
  await tx.order.createMany({
    data: {
      id: orderId,
      number: readableCode(NUMBER_LENGTH),
      checkoutKey: order.key,
      email: order.email,
      customerId: order.customerId,
      locale: order.locale,
      totalMinor: total.minor,
      discountMinor: discount.minor,
      taxMinor: tax.minor,
      currency,
      promoCode: promo?.code ?? null,
      rate: rate?.rate ?? null,
      rateAt: rate?.readAt ?? null,
      quoteExpiresAt: expiresAt,
      ...order.consent,
      createdAt: now(),
    },
  });
  await tx.orderLine.createMany({ data: quote.lines.map((line) => ({ orderId, ...toRow(line) })) });
  const way = charge ? { charge } : { stripeCustomerId: order.keepFor ?? null };
  await createPayment(tx, { id: newId(), orderId, amount: total, expiresAt, ...way });
  await record(tx, {
    orderId,
    type: "created",
    actor: "buyer",
    data: { total: total.minor, currency, ...(promo && { discount: discount.minor, promo: promo.code }) },
  });
  return orderId;
}

function toRow(line: QuotedLine) {
  const { kind, packageId, supplier, supplierPackageId, quantity, snapshot, topupEsimId } = line;
  const { unitPrice, unitCost, discount, tax } = line;
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
    discountMinor: discount.minor,
    taxMinor: tax.minor,
    currency: unitPrice.currency,
    unitCostMinor: unitCost.minor,
    costCurrency: unitCost.currency,
  };
}
