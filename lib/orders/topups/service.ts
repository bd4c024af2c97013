import "server-only";
import type { SignedIn, Viewer } from "@/lib/auth/model";
import { ownedEsim } from "@/lib/esims/data";
import { errorText } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { fail, ok, type Result } from "@/lib/platform/result";
import { stripeCustomerFor } from "@/lib/payments/cards/service";
import type { CardRefusal } from "@/lib/payments/cards/model";
import { promoCodeOf } from "@/lib/pricing/promo/model";
import { NOT_ASKED } from "../consent/model";
import { orderOfKey } from "../data";
import type { TopupRefusal } from "../model";
import { checkOut } from "../mutations/check-out";
import { openPayPage } from "../mutations/open-pay-page";
import { topUpWithCard } from "../mutations/pay-with-card";
import type { Lead } from "../mutations/resume-checkout";
import type { CheckoutRefusal } from "../quote/model";
import { topupOrigin, topupQuote } from "../service";
import type { CardTopupForm, TopupForm } from "./schema";

/** Who presses: what they may see, and whose cards are theirs. */
export type Presser = { readonly viewer: Viewer; readonly customer: SignedIn | null };
export type TopupCode = TopupRefusal | CheckoutRefusal;

/** Who keeps the card that a page is paid with: null for guests, and for who does not want it. */
export async function keeperOf(
  customer: SignedIn | null,
  wishes: { keep?: "yes" | undefined },
): Promise<Result<string | null, "payment_unavailable">> {
  if (!customer || wishes.keep !== "yes") return ok(null);
  try {
    return ok(await stripeCustomerFor(customer));
  } catch (error) {
    log.warn({ err: redactText(errorText(error)) }, "nobody could be found at Stripe to keep a card for");
    return fail("payment_unavailable");
  }
}

/** Takes a top-up to its pay page; the mail goes where the eSIM's own mails went. */
export async function topUpOnPage(form: TopupForm, by: Presser): Promise<Result<Lead, TopupCode>> {
  const esimId = await ownedEsim(by.viewer, form.esim);
  if (!esimId) return fail("not_found");
  const keeper = await keeperOf(by.customer, form);
  if (!keeper.ok) return keeper;
  const { key, locale, currency, shownMinor: totalMinor } = form;
  const promo = form.promo && promoCodeOf(form.promo);
  const { email, customerId } = await topupOrigin(esimId);
  const submission = {
    ...{ key, email, customerId, locale, currency, promo, totalMinor },
    lines: [`${esimId}/${form.package}`],
    consent: NOT_ASKED,
    keepFor: keeper.data,
  };
  return checkOut(submission, () => topupQuote(esimId, form.package, { currency, promo, email }));
}

/**
 * Pays a top-up with a kept card of who presses. Where their bank wants to ask them it leads to a pay page for the same order;
 * where the bank has not answered yet, to the order, which tells how it goes on.
 */
export async function topUpByCard(
  form: CardTopupForm,
  by: Presser,
): Promise<Result<Lead, TopupCode | CardRefusal>> {
  const esimId = await ownedEsim(by.viewer, form.esim);
  if (!esimId || !by.customer) return fail("not_found");
  const { key, locale, package: topupId, card: cardId, shownMinor: totalMinor } = form;
  const currency = form.currency ?? "";
  const promo = form.promo && promoCodeOf(form.promo);
  const { email } = await topupOrigin(esimId);
  const paid = await topUpWithCard({
    ...{ key, esimId, topupId, cardId, totalMinor, currency, promo, locale, email },
    customerId: by.customer.id,
    presence: "buyer",
  });
  if (!paid.ok && paid.code !== "card_needs_buyer" && paid.code !== "outcome_unknown") return paid;
  const order = await orderOfKey(key);
  if (!order) return fail("payment_unavailable");
  if (paid.ok || paid.code === "outcome_unknown") return ok({ ...order, payUrl: null });
  const page = await openPayPage(order.orderId);
  return page.ok ? ok({ ...order, payUrl: page.data.url }) : fail("payment_unavailable");
}
