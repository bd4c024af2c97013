import "server-only";
import { money } from "@/lib/money/model";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import type { Promo, PromoUses } from "./model";

function toPromo(row: Prisma.PromoCodeGetPayload<object>): Promo {
  const { id, code, places, startsAt, endsAt, mostUses, mostPerEmail, currency, minimumMinor } = row;
  return {
    id,
    code,
    effect:
      row.kind === "FIXED"
        ? { kind: "fixed", amount: money(row.amountMinor ?? 0, currency ?? "") }
        : { kind: "percent", basisPoints: row.percentBps ?? 0 },
    minimum: minimumMinor > 0 ? money(minimumMinor, currency ?? "") : null,
    places,
    startsAt,
    endsAt,
    mostUses,
    mostPerEmail,
  };
}

/** A code by the letters on it, in capitals; null where there is none or staff took it back. */
export async function promoByCode(code: string, tx: Db = db()): Promise<Promo | null> {
  const row = await tx.promoCode.findUnique({ where: { code, active: true } });
  return row && toPromo(row);
}

/** How often a code counts as used. Orders that were never paid give their use back by being cancelled. */
export async function promoUses(promoId: string, email: string | null, tx: Db = db()): Promise<PromoUses> {
  const where = { promoId, order: { status: { not: "CANCELLED" as const } } };
  const [all, own] = await Promise.all([
    tx.promoRedemption.count({ where }),
    email === null ? 0 : tx.promoRedemption.count({ where: { promoId, order: { ...where.order, email } } }),
  ]);
  return { all, own };
}
