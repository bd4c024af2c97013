import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { syncCatalog } from "@/lib/catalog/jobs";
import { money } from "@/lib/money/model";
import { db } from "@/lib/platform/db";
import { createPromo } from "@/lib/pricing/promo/mutations";
import { readRates } from "@/lib/pricing/rates/jobs";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { bestQuote, choosableCurrencies, quoteNow, quoteOrder, sellableItems } from "./service";

const SLUG = "sakura-mobile-data-7days-1gb";
const OTHER = "sakura-mobile-data-30days-3gb";
const PLAIN = { currency: null, promo: null, email: null };
const one = [{ slug: SLUG, quantity: 1 }];
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("RATES_URL", `${sandbox.url()}/rates`);
  await syncCatalog();
  await readRates();
  await createPromo({ code: "TEN", effect: { kind: "percent", basisPoints: 1000 } });
  await createPromo({ code: "LATER", effect: { kind: "percent", basisPoints: 1 }, startsAt: new Date(2e12) });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.control("/faults", {}, "DELETE");
  await db().supplierQuestion.deleteMany();
});

describe("a quote", () => {
  test("is in each of the shop's currencies, all from the same cost", async () => {
    const currencies = await choosableCurrencies();
    expect(currencies.slice(0, 7)).toEqual(["USD", "EUR", "GBP", "CHF", "JPY", "KWD", "TRY"]);
    for (const currency of currencies) {
      const quoted = await quoteOrder(one, { ...PLAIN, currency });
      expect(quoted).toMatchObject({
        ok: true,
        data: { currency, lines: [{ unitCost: { currency: "USD" } }] },
      });
    }
  });

  test.each([
    ["too_many_lines", Array.from({ length: 6 }, () => ({ slug: SLUG, quantity: 1 })), PLAIN],
    ["bad_quantity", [{ slug: SLUG, quantity: 0 }], PLAIN],
    ["bad_quantity", [{ slug: SLUG, quantity: -1 }], PLAIN],
    ["bad_quantity", [{ slug: SLUG, quantity: 1.5 }], PLAIN],
    ["bad_quantity", [{ slug: SLUG, quantity: 1e9 }], PLAIN],
    ["bad_quantity", [{ slug: SLUG, quantity: Number.NaN }], PLAIN],
    ["package_gone", [{ slug: "no-such-package", quantity: 1 }], PLAIN],
    ["package_gone", [...one, { slug: `${SLUG}-topup`, quantity: 1 }], PLAIN],
    ["package_gone", [], PLAIN],
    ["currency_unknown", one, { ...PLAIN, currency: "XYZ" }],
    ["currency_unknown", one, { ...PLAIN, currency: "'; --" }],
    ["promo_unknown", one, { ...PLAIN, promo: "NOBODYS" }],
    ["promo_not_started", one, { ...PLAIN, promo: "later" }],
  ])("is refused as %s", async (code, wanted, wishes) => {
    expect(await quoteOrder(wanted, wishes)).toEqual({ ok: false, code });
  });

  test("knows a code in any case, and takes it off", async () => {
    const quoted = await quoteOrder(one, { ...PLAIN, promo: " ten" });
    expect(quoted).toMatchObject({
      data: { promo: { code: "TEN" }, discount: { minor: expect.any(Number) as number } },
    });
    expect(quoted.ok && quoted.data.discount.minor).toBeGreaterThan(0);
  });

  test("as good as it goes leaves out what does not do, and names it", async () => {
    const readAt = new Date(Date.now() - 25 * 3_600_000);
    await db().exchangeRate.update({
      where: { base_currency: { base: "USD", currency: "CHF" } },
      data: { readAt },
    });
    const { items } = await sellableItems(one);
    const [item] = items;
    if (!item) throw new Error("it is not for sale");
    const best = await bestQuote([item], { currency: "CHF", promo: "NOBODYS", email: null });
    expect(best.problems).toEqual(["currency_paused", "promo_unknown"]);
    expect(best.quote).toMatchObject({ currency: "USD", total: item.listPrice, promo: null });
    await readRates();
  });
});

describe("before the pay page opens", () => {
  const change = (to: object) => sandbox.control(`/supplier/packages/${SLUG}`, to);

  test("a new cost is in the quote", async () => {
    await change({ netPrice: 20, price: 30 });
    expect(await quoteOrder(one, PLAIN)).not.toMatchObject({ data: { total: money(2699, "USD") } });
    expect(await quoteNow(one, PLAIN)).toMatchObject({ data: { total: money(2699, "USD") } });
  });

  test("what was withdrawn is gone, whatever else is in the order", async () => {
    await change({ withdrawn: true });
    expect(await quoteNow([...one, { slug: OTHER, quantity: 1 }], PLAIN)).toEqual({
      ok: false,
      code: "package_gone",
    });
    await change({ withdrawn: false });
    await db().supplierQuestion.deleteMany();
    expect((await quoteNow([{ slug: OTHER, quantity: 1 }], PLAIN)).ok).toBe(true);
    expect((await quoteOrder(one, PLAIN)).ok).toBe(true);
  });

  test("a supplier out of reach does not matter as long as the catalogue is fresh", async () => {
    await sandbox.control("/faults", {
      operation: "supplier.packages",
      kind: "status",
      status: 500,
      count: 100,
    });
    expect((await quoteNow(one, PLAIN)).ok).toBe(true);
    await db().supplierQuestion.deleteMany();
    await db().catalogSync.updateMany({ data: { finishedAt: new Date(Date.now() - 4 * 3_600_000) } });
    expect(await quoteNow(one, PLAIN)).toEqual({ ok: false, code: "supplier_unavailable" });
  });
});
