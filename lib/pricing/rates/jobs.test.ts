import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { db } from "@/lib/platform/db";
import { currenciesFor } from "./data";
import { rateWorkers, readRates } from "./jobs";
import { offered } from "./model";

let server: TestServer;
const answers = (rates: object, more: object = {}) =>
  server.listen(() => ({ body: { base: "USD", date: "2026-11-28", rates, ...more } }));

beforeAll(async () => {
  server = await openTestServer();
  vi.stubEnv("RATES_URL", server.url);
  vi.stubEnv("CURRENCIES", "USD eur JPY,KWD");
});
afterAll(() => server.close());
beforeEach(() => db().exchangeRate.deleteMany());

test("a rate for each of the shop's currencies makes them offered, the supplier's own first", async () => {
  expect(offered(await currenciesFor("USD"))).toEqual(["USD"]);
  answers({ EUR: "0.920400", JPY: 151.2, KWD: "0.3073", CHF: "0.881" });
  await readRates();
  expect(server.asked).toMatchObject([{ method: "GET", path: "/latest?base=USD" }]);
  const known = await currenciesFor("USD");
  expect(offered(known)).toEqual(["USD", "EUR", "JPY", "KWD"]);
  expect(known.rates.get("JPY")).toMatchObject({ from: "USD", to: "JPY", rate: "151.2", day: "2026-11-28" });
  expect(known.paused).toEqual([]);
});

test("rates are read once an hour, whatever the clock does meanwhile", async () => {
  answers({ EUR: "0.92" });
  const look = () => rateWorkers[0]?.run({});
  await look();
  await look();
  expect(server.asked).toHaveLength(1);
  for (const hours of [-1, 25]) {
    await db().exchangeRate.updateMany({ data: { readAt: new Date(Date.now() + hours * 3_600_000) } });
    server.asked.length = 0;
    await look();
    expect(server.asked).toHaveLength(1);
  }
});

test("a rate that was read more than a day ago is not sold at", async () => {
  answers({ EUR: "0.92", JPY: "151.2", KWD: "0.3073" });
  await readRates();
  const readAt = new Date(Date.now() - 24 * 3_600_000 - 1);
  await db().exchangeRate.updateMany({ where: { currency: "EUR" }, data: { readAt } });
  const known = await currenciesFor("USD");
  expect(offered(known)).toEqual(["USD", "JPY", "KWD"]);
  expect(known.paused).toEqual(["EUR"]);
});

test.each(["", "0", "-0.92", "1e3", "0,92", null, {}, Number.NaN])(
  "a rate of %j is none, and spoils no other",
  async (nonsense) => {
    answers({ EUR: "0.92", JPY: "151.2" });
    await readRates();
    answers({ EUR: nonsense, JPY: "152" });
    await readRates();
    const { rates } = await currenciesFor("USD");
    expect(rates.get("EUR")?.rate).toBe("0.92");
    expect(rates.get("JPY")?.rate).toBe("152");
  },
);

test.each([
  { status: 500, body: {} },
  { status: 200, body: "<html>" },
  { status: 200, body: { base: "EUR", date: "2026-11-28", rates: { JPY: "1" } } },
  { status: 302, headers: { location: "/elsewhere" }, body: {} },
])("a source that does not answer plainly ($status) changes nothing", async (words) => {
  answers({ EUR: "0.92" });
  await readRates();
  server.listen(() => words);
  await expect(readRates()).rejects.toThrow();
  expect((await currenciesFor("USD")).rates.get("EUR")?.rate).toBe("0.92");
});
