import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { syncCatalog } from "@/lib/catalog/jobs";
import { formatMoney } from "@/lib/money/format";
import { type Money, money } from "@/lib/money/model";
import { NOT_ASKED } from "@/lib/orders/consent/model";
import { checkOut } from "@/lib/orders/mutations/check-out";
import { MOST_LINES } from "@/lib/orders/quote/model";
import { choosableCurrencies, quoteOrder } from "@/lib/orders/quote/service";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { readRates } from "@/lib/pricing/rates/jobs";
import { openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { GET } from "./route";

// Outside the framework nothing is cached.
vi.mock("next/cache", () => ({ cacheTag: () => undefined, cacheLife: () => undefined }));

/** Countries, a region and the world: many prices, a few of them unlimited. */
const PLACES = ["japan", "italy", "europe", "world"];
let sandbox: TestSandbox;
let currencies: readonly string[];

beforeAll(async () => {
  sandbox = await openTestSandbox();
  vi.stubEnv("PRESSONE_BASE_URL", sandbox.url());
  vi.stubEnv("STRIPE_API_URL", sandbox.url());
  vi.stubEnv("RATES_URL", `${sandbox.url()}/rates`);
  await syncCatalog();
  await readRates();
  currencies = (await choosableCurrencies()).slice(1);
});
afterAll(() => sandbox.close());

const ask = (query: Record<string, string>) =>
  GET(new Request(`http://shop.test/api/prices?${new URLSearchParams(query).toString()}`));
async function printed(query: Record<string, string>): Promise<Record<string, string>> {
  const answer = await ask({ locale: "en", ...query });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}
/** The packages of a destination, by address. */
async function sold(place: string): Promise<string[]> {
  const rows = await db().package.findMany({
    where: { type: "SIM", goneAt: null, operator: { destination: { slug: place } } },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}

/** What the checkout asks for one of each package, in as few quotes as it takes. */
async function asked(slugs: readonly string[], currency: string): Promise<ReadonlyMap<string, Money>> {
  const found = new Map<string, Money>();
  for (let from = 0; from < slugs.length; from += MOST_LINES) {
    const wanted = slugs.slice(from, from + MOST_LINES).map((slug) => ({ slug, quantity: 1 }));
    const quoted = await quoteOrder(wanted, { currency, promo: null, email: null });
    if (!quoted.ok) throw new Error(`${currency}: ${quoted.code}`);
    for (const { slug, unitPrice } of quoted.data.lines) found.set(slug ?? "", unitPrice);
  }
  return found;
}

test("every package costs at the checkout what its card says, to the unit, in every currency", async () => {
  expect(currencies).toEqual(expect.arrayContaining(["EUR", "JPY", "KWD"]));
  expect(currencies.length).toBeGreaterThanOrEqual(8);
  let compared = 0;
  for (const place of PLACES) {
    const packages = await sold(place);
    for (const currency of currencies) {
      const list = await printed({ currency, place });
      expect(Object.keys(list).filter((key) => key.startsWith("package:"))).toHaveLength(packages.length);
      const charged = await asked(packages, currency);
      for (const [slug, price] of charged)
        expect(list[`package:${slug}`], `${slug} in ${currency}`).toBe(formatMoney(price, "en"));
      compared += charged.size;
    }
  }
  expect(compared).toBeGreaterThanOrEqual(20 * currencies.length);
});

test("a destination starts at the cheapest of what the checkout asks, in lists and on pages of its countries", async () => {
  for (const currency of ["EUR", "JPY", "KWD"]) {
    const everywhere = await printed({ currency });
    expect(Object.keys(everywhere).length).toBeGreaterThan(100);
    for (const place of PLACES) {
      const charged = [...(await asked(await sold(place), currency)).values()];
      const least = formatMoney(money(Math.min(...charged.map(({ minor }) => minor)), currency), "en");
      expect(everywhere[`place:${place}`], place).toBe(least);
      expect((await printed({ currency, place }))[`place:${place}`], place).toBe(least);
    }
  }
});

test("a price has the digits of its currency", async () => {
  const price = async (currency: string) =>
    (await printed({ currency, place: "japan" }))["package:sakura-mobile-data-7days-1gb"];
  expect(await price("JPY")).toMatch(/^¥\d[\d,]*0$/);
  expect(await price("KWD")).toMatch(/^KWD\s\d+\.\d\d0$/);
  expect(await price("EUR")).toMatch(/^€\d+\.\d\d$/);
});

test("Stripe is told to charge what the card says", async () => {
  const slug = "sakura-mobile-data-7days-1gb";
  for (const currency of currencies) {
    const card = (await printed({ currency, place: "japan" }))[`package:${slug}`];
    const wanted = [{ slug, quantity: 1 }];
    const led = await checkOut(
      {
        key: newId(),
        email: "traveller@example.com",
        customerId: null,
        locale: "en",
        currency,
        promo: null,
        totalMinor: (await asked([slug], currency)).get(slug)?.minor ?? 0,
        lines: [`${slug}:1`],
        consent: NOT_ASKED,
      },
      () => quoteOrder(wanted, { currency, promo: null, email: null }),
    );
    if (!led.ok) throw new Error(`${currency}: ${led.code}`);
    const { body } = await sandbox.control<{ sessions: Session[] }>("/stripe/ledger");
    const session = body.sessions.find(({ metadata }) => metadata?.order_id === led.data.orderId);
    expect(session?.currency).toBe(currency.toLowerCase());
    expect(formatMoney(money(session?.amount_total ?? 0, currency), "en")).toBe(card);
  }
});
type Session = { amount_total: number; currency: string; metadata: { order_id?: string } | null };

test("while a rate is too old there is no price in its currency, on cards or at the checkout, and all others stay", async () => {
  const of = { base_currency: { base: "USD", currency: "JPY" } };
  const before = await db().exchangeRate.findUniqueOrThrow({ where: of });
  await db().exchangeRate.update({
    where: of,
    data: { readAt: new Date(Date.now() - 24 * 3_600_000 - 1_000) },
  });
  for (const place of [undefined, "japan"]) {
    const query = { currency: "JPY", locale: "en", ...(place && { place }) };
    const answer = await ask(query);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBeNull();
    expect(await answer.json()).toEqual({ error: "no prices" });
    expect((await ask({ ...query, currency: "EUR" })).status).toBe(200);
  }
  const wishes = { currency: "JPY", promo: null, email: null };
  expect(await quoteOrder([{ slug: "sakura-mobile-data-7days-1gb", quantity: 1 }], wishes)).toEqual({
    ok: false,
    code: "currency_paused",
  });
  await db().exchangeRate.update({ where: of, data: { readAt: before.readAt } });
  expect((await ask({ currency: "JPY", locale: "en" })).status).toBe(200);
});

test.each([
  { currency: "eur", locale: "en" },
  { currency: "EURO", locale: "en" },
  { currency: "", locale: "en" },
  { currency: "E'R", locale: "en" },
  { currency: "€€€", locale: "en" },
  { locale: "en" },
  { currency: "EUR", locale: "xx" },
  { currency: "EUR" },
  { currency: "EUR", locale: "en", place: "x".repeat(121) },
])("what is malformed is refused: %j", async (query) => {
  const answer = await ask(query as Record<string, string>);
  expect(answer.status).toBe(400);
  expect(answer.headers.get("cache-control")).toBeNull();
});

test.each([
  { currency: "XYZ" },
  { currency: "XAU" },
  // A currency that is, but is not among the shop's.
  { currency: "BRL" },
  // The supplier's own stands on the pages already.
  { currency: "USD" },
  { currency: "EUR", place: "atlantis" },
  { currency: "EUR", place: "__proto__" },
])("what nobody sells has no price: %j", async (query) => {
  const answer = await ask({ locale: "en", ...query } as Record<string, string>);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: "no prices" });
});
