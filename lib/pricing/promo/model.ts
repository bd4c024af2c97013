import { chargeStep } from "@/lib/money/currencies";
import { add, allocate, type Money, money, share, subtract } from "@/lib/money/model";
import { fail, ok, type Result } from "@/lib/platform/result";

/** Why a code takes nothing off; views have a sentence for each. */
export const PROMO_REFUSALS = [
  "promo_unknown",
  "promo_not_started",
  "promo_expired",
  "promo_used_up",
  "promo_used_by_you",
  "promo_other_currency",
  "promo_below_minimum",
  "promo_not_here",
  "promo_no_room",
] as const;
export type PromoRefusal = (typeof PROMO_REFUSALS)[number];

/** What a code takes off: a share of the price or an amount. */
export type PromoEffect =
  | { readonly kind: "percent"; readonly basisPoints: number }
  | { readonly kind: "fixed"; readonly amount: Money };

export type Promo = {
  readonly id: string;
  readonly code: string;
  readonly effect: PromoEffect;
  /** What the order must come to before the code; null where any sum will do. */
  readonly minimum: Money | null;
  /** Destination slugs and country codes that it is for; none = everywhere. */
  readonly places: readonly string[];
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly mostUses: number | null;
  readonly mostPerEmail: number | null;
};

/** How often a code counts as used: by anybody, and by one buyer where it is known who buys. */
export type PromoUses = { readonly all: number; readonly own: number };

/** Codes are read aloud and typed: case, blanks and a lost dash do not matter. */
export function promoCodeOf(typed: string): string {
  return typed.replaceAll(/\s/g, "").toUpperCase();
}

/** A line as a code sees it: what it comes to, below what it is not sold, and where it leads. */
export type PromoLine = { readonly total: Money; readonly floor: Money; readonly places: readonly string[] };

/** Whether a code may be used at this moment; null where it may. */
export function promoTimeProblem(
  { startsAt, endsAt, mostUses, mostPerEmail }: Promo,
  uses: PromoUses,
  now: Date,
): PromoRefusal | null {
  if (startsAt && now < startsAt) return "promo_not_started";
  if (endsAt && now >= endsAt) return "promo_expired";
  if (mostPerEmail !== null && uses.own >= mostPerEmail) return "promo_used_by_you";
  return mostUses !== null && uses.all >= mostUses ? "promo_used_up" : null;
}

/** What a code takes off each line, to the minor unit and never below a line's floor; `capped` where it is less for that. */
export function promoDiscounts(
  promo: Promo,
  lines: readonly [PromoLine, ...PromoLine[]],
): Result<{ discounts: Money[]; capped: boolean }, PromoRefusal> {
  const [first, ...rest] = lines.map(({ total }) => total) as [Money, ...Money[]];
  const subtotal = add(first, ...rest);
  const { currency } = subtotal;
  const named = promo.effect.kind === "fixed" ? promo.effect.amount : promo.minimum;
  if (named && named.currency !== currency) return fail("promo_other_currency");
  if (promo.minimum && subtotal.minor < promo.minimum.minor) return fail("promo_below_minimum");
  const meant = lines.map(
    ({ places }) => promo.places.length === 0 || places.some((place) => promo.places.includes(place)),
  );
  const weights = lines.map(({ total }, index) => (meant[index] ? total.minor : 0));
  if (!weights.some((weight) => weight > 0)) return fail("promo_not_here");
  const base = money(
    weights.reduce((sum, weight) => sum + weight, 0),
    currency,
  );
  const due = allocate(wholeSteps(amountOff(promo.effect, base)), weights, chargeStep(currency));
  const discounts = lines.map(({ total, floor }, index) =>
    money(Math.min(due[index]?.minor ?? 0, Math.max(0, subtract(total, floor).minor)), currency),
  );
  const given = discounts.reduce((sum, each) => sum + each.minor, 0);
  if (given === 0) return fail("promo_no_room");
  return ok({ discounts, capped: given < due.reduce((sum, each) => sum + each.minor, 0) });
}

function amountOff(effect: PromoEffect, base: Money): Money {
  const off = effect.kind === "fixed" ? effect.amount : share(base, effect.basisPoints, "half-up");
  return money(Math.min(off.minor, base.minor), base.currency);
}

/** Down to what cards can be charged in. */
function wholeSteps({ minor, currency }: Money): Money {
  return money(minor - (minor % chargeStep(currency)), currency);
}
