import "server-only";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { PromoRefusal } from "@/lib/pricing/promo/model";
import type { Quote } from "../quote/model";
import { type NewOrder, placeOrder } from "./create-order";
import { openPayPage } from "./open-pay-page";
import { type Content, type Lead, resumeCheckout } from "./resume-checkout";

/** A checkout page as it was submitted: who buys, what, and the total that was shown; only compared with ours. */
export type Submission = Omit<NewOrder, "quote" | "charge"> & Omit<Content, "email" | "country">;

type Refusal = "price_changed" | "shop_paused" | "payment_unavailable" | PromoRefusal;

const MOST_TRIES = 3;

/**
 * Takes a submitted page to where it is paid. Submitted again, by whichever click, tab or process, it leads to the same
 * order; `quote` is asked for only where a new one is to be placed.
 */
export async function checkOut<Code extends string>(
  submission: Submission,
  quote: () => Promise<Result<Quote, Code>>,
): Promise<Result<Lead, Code | Refusal>> {
  const { key, email, customerId, locale, consent, ...content } = submission;
  const { keepFor } = content;
  // Of two that are placed at the same moment the second finds the first one's order on its next try.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const resumed = await resumeCheckout(key, { email, country: consent.country, ...content });
    if (!resumed.ok) return resumed;
    if (resumed.data) return ok(resumed.data);
    const priced = await quote();
    if (!priced.ok) return priced;
    if (priced.data.total.minor !== content.totalMinor) return fail("price_changed");
    const placed = await placeOrder({
      key,
      email,
      customerId,
      locale,
      consent,
      keepFor: keepFor ?? null,
      quote: priced.data,
    });
    if (placed.ok) return lead(placed.data.orderId);
    if (placed.code !== "key_used" && placed.code !== "card_gone") return fail(placed.code);
  }
  return fail("payment_unavailable");
}

const FIRST_LINK_VERSION = 1;

async function lead(orderId: string): Promise<Result<Lead, "payment_unavailable">> {
  const session = await openPayPage(orderId);
  if (!session.ok || !session.data.url) return fail("payment_unavailable");
  return ok({ orderId, linkVersion: FIRST_LINK_VERSION, payUrl: session.data.url });
}
