import "server-only";
import type { Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { db, type Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
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
 * Takes one use of a code for an order, in the transaction that writes the order. The code's row is locked meanwhile, so
 * that of two who want the last use one gets it.
 */
export async function redeemPromo(
  tx: Db,
  use: { code: string; orderId: string; email: string; discount: Money },
): Promise<PromoRefusal | null> {
  await tx.$executeRaw`SELECT 1 FROM promo_code WHERE code = ${use.code} FOR UPDATE`;
  const promo = await promoByCode(use.code, tx);
  if (!promo) return "promo_unknown";
  const problem = promoTimeProblem(promo, await promoUses(promo.id, use.email, tx), now());
  if (problem) return problem;
  await tx.promoRedemption.create({
    data: {
      orderId: use.orderId,
      promoId: promo.id,
      discountMinor: use.discount.minor,
      currency: use.discount.currency,
      createdAt: now(),
    },
  });
  return null;
}
