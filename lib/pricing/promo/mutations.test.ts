import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { db, transaction } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { promoByCode } from "./data";
import { createPromo, holdPromo, redeemPromo } from "./mutations";
import type { NewPromo } from "./schema";

let codes = 0;
async function newCode(given: Partial<NewPromo> = {}): Promise<string> {
  const code = `CODE-${(codes += 1)}`;
  await createPromo({ code, effect: { kind: "percent", basisPoints: 1000 }, ...given });
  return code;
}
async function redeem(code: string, email = `b-${(codes += 1)}@example.com`) {
  const { id: orderId } = await make.order({ status: "AWAITING_PAYMENT", paidAt: null, email });
  const refusal = await transaction(async (tx) => {
    const held = await holdPromo(tx, { code, email });
    if (!held.ok) return held.code;
    await redeemPromo(tx, { promoId: held.data, orderId, discount: money(100, "USD") });
    return null;
  });
  return { orderId, refusal };
}
const cancel = (id: string) => db().order.update({ where: { id }, data: { status: "CANCELLED" } });

test("of many who want the last uses at the same moment as many get one as there are", async () => {
  const code = await newCode({ mostUses: 3 });
  const all = await Promise.all(Array.from({ length: 12 }, () => redeem(code)));
  expect(all.filter(({ refusal }) => refusal === null)).toHaveLength(3);
  expect(all.filter(({ refusal }) => refusal === "promo_used_up")).toHaveLength(9);
});

test("an order that is cancelled without being paid gives its use back; a late payment takes it again", async () => {
  const code = await newCode({ mostUses: 1 });
  const first = await redeem(code);
  expect((await redeem(code)).refusal).toBe("promo_used_up");
  await cancel(first.orderId);
  const second = await redeem(code);
  expect(second.refusal).toBeNull();
  await cancel(second.orderId);
  await db().order.update({ where: { id: first.orderId }, data: { status: "PAID" } });
  expect((await redeem(code)).refusal).toBe("promo_used_up");
});

test("one buyer has their own number of uses", async () => {
  const code = await newCode({ mostPerEmail: 1 });
  expect((await redeem(code, "anna@example.com")).refusal).toBeNull();
  expect((await redeem(code, "anna@example.com")).refusal).toBe("promo_used_by_you");
  expect((await redeem(code, "bert@example.com")).refusal).toBeNull();
});

test("an unknown code, one that was taken back and one that has ended are not redeemed", async () => {
  expect((await redeem("NOBODYS")).refusal).toBe("promo_unknown");
  const taken = await newCode();
  await db().promoCode.update({ where: { code: taken }, data: { active: false } });
  expect((await redeem(taken)).refusal).toBe("promo_unknown");
  expect((await redeem(await newCode({ endsAt: new Date(Date.now() - 1) }))).refusal).toBe("promo_expired");
});

test("a code is one, whatever its case, and reads back as it was made", async () => {
  await createPromo({
    code: " spring-5 ",
    effect: { kind: "fixed", amount: money(500, "EUR") },
    minimum: money(2000, "EUR"),
    places: ["JP", "italy"],
    mostUses: 10,
  });
  expect(await promoByCode("SPRING-5")).toMatchObject({
    effect: { kind: "fixed", amount: money(500, "EUR") },
    minimum: money(2000, "EUR"),
    places: ["JP", "italy"],
    mostUses: 10,
    mostPerEmail: null,
  });
  await expect(newCode({ code: "Spring-5" })).rejects.toThrow(/unique/i);
});

test.each<Partial<NewPromo>>([
  { code: "a b" },
  { code: "<script>" },
  { effect: { kind: "percent", basisPoints: 0 } },
  { effect: { kind: "percent", basisPoints: 10_001 } },
  { effect: { kind: "fixed", amount: { minor: 1.5, currency: "USD" } } },
  { effect: { kind: "fixed", amount: { minor: 5, currency: "KWD" } } },
  { effect: { kind: "fixed", amount: { minor: 5, currency: "XXZ" } } },
  {
    effect: { kind: "fixed", amount: { minor: 5, currency: "USD" } },
    minimum: { minor: 5, currency: "EUR" },
  },
  { startsAt: new Date(2), endsAt: new Date(1) },
  { mostUses: 0 },
])("a code that makes no sense is not made: %o", async (given) => {
  await expect(newCode(given)).rejects.toThrow();
});
