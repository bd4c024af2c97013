import "server-only";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { promoByCode, promoUses } from "./data";
import { type PromoRefusal, promoTimeProblem } from "./model";
import { type NewPromo, newPromoSchema } from "./schema";

/** Makes a code; throws on one that makes no sense or is already there. Returns its id. */
export async function createPromo(given: NewPromo): Promise<string> {
  const { effect, minimum, ...rest } = newPromoSchema.parse(given);
  const id = newId();
  await db().promoCode.create({
    data: {
      id,
      ...rest,
      kind: effect.kind === "fixed" ? "FIXED" : "PERCENT",
      percentBps: effect.kind === "percent" ? effect.basisPoints : null,
      amountMinor: effect.kind === "fixed" ? effect.amount.minor : null,
      minimumMinor: minimum?.minor ?? 0,
      currency: (effect.kind === "fixed" ? effect.amount.currency : minimum?.currency) ?? null,
      createdAt: now(),
    },
  });
  return id;
}

/**
 * Holds a code for a buyer until the caller's transaction ends: its row stays locked, so that of two who want the last use
 * one gets it. Returns its id.
 */
export async function holdPromo(
  tx: Db,
  { code, email }: { code: string; email: string },
): Promise<Result<string, PromoRefusal>> {
  await tx.$executeRaw`SELECT 1 FROM promo_code WHERE code = ${code} FOR UPDATE`;
  const promo = await promoByCode(code, tx);
  if (!promo) return fail("promo_unknown");
  const problem = promoTimeProblem(promo, await promoUses(promo.id, email, tx), now());
  return problem ? fail(problem) : ok(promo.id);
}

/** Counts the use of a code that is held, in the transaction that writes the order. */
export async function redeemPromo(
  tx: Db,
  use: { promoId: string; orderId: string; discount: Money },
): Promise<void> {
  const { promoId, orderId, discount } = use;
  await tx.promoRedemption.create({
    data: { orderId, promoId, discountMinor: discount.minor, currency: discount.currency, createdAt: now() },
  });
}
