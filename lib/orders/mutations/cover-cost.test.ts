import { beforeEach, describe, expect, test, vi } from "vitest";
import { money } from "@/lib/money/model";
import { db, transaction } from "@/lib/platform/db";
import { storeBalance } from "@/lib/suppliers/mutations";
import * as make from "@/prisma/seed/factories";
import { awaitTurn, coverFor } from "./cover-cost";

vi.stubEnv("ADMIN_EMAILS", "anna@shop.example,bert@shop.example");

const MINUTE = 60_000;
const ago = (ms: number) => new Date(Date.now() - ms);
/** Whether a balance of $100.00 covers a cost, with what was set up. */
const coverOf = (minor: number) => transaction((tx) => coverFor(tx, "pressone", money(minor, "USD")));
const covers = async (minor: number) => (await coverOf(minor)) !== "short";

beforeEach(async () => {
  await db().orderLine.deleteMany();
  await db().checkoutPause.deleteMany();
  await db().mail.deleteMany();
  await db().supplierBalance.deleteMany();
  await storeBalance("pressone", money(10_000, "USD"), ago(MINUTE));
});

describe("our balance", () => {
  test("covers what it holds, to the cent", async () => {
    expect(await covers(10_000)).toBe(true);
    expect(await covers(10_001)).toBe(false);
  });

  test.each<{ what: string; line: object; order?: object; kept: number }>([
    { what: "a paid line", line: { status: "PAID" }, kept: 1400 },
    { what: "a line being ordered", line: { status: "ORDERING" }, kept: 1400 },
    { what: "a line whose outcome is unknown", line: { status: "OUTCOME_UNKNOWN" }, kept: 1400 },
    {
      what: "a line that was just delivered",
      line: { status: "DELIVERED", deliveredAt: new Date() },
      kept: 1400,
    },
    {
      what: "a line that the balance knows of",
      line: { status: "DELIVERED", deliveredAt: ago(2 * MINUTE) },
      kept: 0,
    },
    {
      what: "an order that may be paid soon",
      line: { status: "AWAITING_PAYMENT" },
      order: { createdAt: ago(9 * MINUTE) },
      kept: 1400,
    },
    {
      what: "an order left lying",
      line: { status: "AWAITING_PAYMENT" },
      order: { createdAt: ago(11 * MINUTE) },
      kept: 0,
    },
    { what: "a refunded line", line: { status: "REFUNDED" }, kept: 0 },
    { what: "a line of another supplier", line: { status: "PAID", supplier: "airalo" }, kept: 0 },
  ])("keeps back $kept for $what", async ({ line, order, kept }) => {
    await make.order({ status: "AWAITING_PAYMENT", paidAt: null, ...order }, { ...line, quantity: 2 });
    expect(await covers(10_000 - kept)).toBe(true);
    expect(await covers(10_000 - kept + 1)).toBe(false);
  });

  test("is plenty for orders side by side only if it holds a hundred of them", async () => {
    expect([await coverOf(100), await coverOf(101)]).toEqual(["plenty", "enough"]);
  });

  test("that nobody knows hinders nothing", async () => {
    await storeBalance("pressone", null, new Date());
    expect(await covers(1_000_000)).toBe(true);
    await storeBalance("pressone", money(1, "EUR"), new Date());
    expect(await covers(1_000_000)).toBe(true);
    await db().supplierBalance.deleteMany();
    expect(await covers(1_000_000)).toBe(true);
  });

  test("is not overwritten by an answer to an earlier question", async () => {
    await storeBalance("pressone", money(5, "USD"), ago(2 * MINUTE));
    expect(await covers(10_000)).toBe(true);
  });
});

describe("a pause", () => {
  const mails = () => db().mail.findMany({ orderBy: { recipient: "asc" } });

  test("is one, with one mail to each of the staff, however many are turned away", async () => {
    await Promise.all(Array.from({ length: 6 }, () => covers(20_000)));
    expect(await db().checkoutPause.findMany()).toMatchObject([
      { supplier: "pressone", balanceMinor: 10_000n, reservedMinor: 0n, neededMinor: 20_000n, endedAt: null },
    ]);
    expect(await mails()).toMatchObject([
      { recipient: "anna@shop.example", template: "balanceLow" },
      { recipient: "bert@shop.example", template: "balanceLow" },
    ]);
  });

  test("goes on while smaller orders get through, and ends when what was refused is covered", async () => {
    await covers(20_000);
    expect(await covers(500)).toBe(true);
    expect(await db().checkoutPause.count({ where: { endedAt: null } })).toBe(1);
    await storeBalance("pressone", money(30_000, "USD"), new Date());
    expect(await covers(500)).toBe(true);
    expect(await db().checkoutPause.count({ where: { endedAt: null } })).toBe(0);
    await covers(40_000);
    expect(await db().checkoutPause.count()).toBe(2);
    expect(await mails()).toHaveLength(4);
  });
});

test("orders are placed side by side where there is plenty, and each alone where there is not", async () => {
  const together = { now: 0, most: 0 };
  const place = (isAlone: boolean) =>
    transaction(async (tx) => {
      await awaitTurn(tx, { isAlone });
      together.now += 1;
      together.most = Math.max(together.most, together.now);
      await tx.$executeRaw`SELECT pg_sleep(0.3)`;
      together.now -= 1;
    });
  await Promise.all([place(false), place(false), place(false)]);
  expect(together.most).toBeGreaterThan(1);
  together.most = 0;
  await Promise.all([place(true), place(false), place(true)]);
  expect(together.most).toBe(1);
});
