import { z } from "zod";
import { chargeStep, isChargeable } from "@/lib/money/currencies";
import { promoCodeOf } from "./model";

const currency = z.string().refine(isChargeable, "not a currency");
const minor = z.int().positive().max(100_000_000);
const sum = z
  .object({ minor, currency })
  .refine((each) => each.minor % chargeStep(each.currency) === 0, "cannot be charged");

/** A code as staff write it. */
export const newPromoSchema = z
  .object({
    code: z
      .string()
      .transform(promoCodeOf)
      .pipe(z.string().regex(/^[A-Z0-9-]{3,32}$/, "3 to 32 letters, digits and dashes")),
    effect: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("percent"), basisPoints: z.int().min(1).max(10_000) }),
      z.object({ kind: z.literal("fixed"), amount: sum }),
    ]),
    minimum: sum.nullable().default(null),
    places: z.array(z.string().regex(/^(?:[A-Z]{2}|[a-z0-9-]{1,120})$/)).default([]),
    startsAt: z.date().nullable().default(null),
    endsAt: z.date().nullable().default(null),
    mostUses: z.int().positive().nullable().default(null),
    mostPerEmail: z.int().positive().nullable().default(null),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, {
    path: ["endsAt"],
    message: "ends before it starts",
  })
  .refine(
    ({ effect, minimum }) =>
      effect.kind !== "fixed" || !minimum || effect.amount.currency === minimum.currency,
    { path: ["minimum"], message: "amount and minimum are of two currencies" },
  );
export type NewPromo = z.input<typeof newPromoSchema>;
