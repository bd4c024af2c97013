import type { QuoteRefusal } from "@/lib/orders/quote/model";

/** Refusals of the code, which are said below its field. */
export type PromoKey = Extract<QuoteRefusal, `promo_${string}`>;

export function isPromo(refusal: string): refusal is PromoKey {
  return refusal.startsWith("promo_");
}
