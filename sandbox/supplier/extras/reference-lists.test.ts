import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openTestSandbox, type TestSandbox } from "../testing.ts";

type Device = { model?: string; os: string; brand: string; name: string };
type Rates = { data: { date: string; rates: { from: string; mid: string; to: string }[] } };

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const devices = async (list: string) => (await sandbox.get<{ data: Device[] }>(`/v2/${list}`)).body.data;
const rates = <T = Rates>(query = "") => sandbox.get<T>(`/v2/finance/exchange-rates?${query}`);

describe("compatible devices", () => {
  it("stand twice in the lite list when the supplier's list has them twice", async () => {
    const lite = await devices("compatible-devices-lite");
    expect(lite.filter(({ name }) => name === "Pixel 5")).toHaveLength(2);
    expect(lite.every((device) => !("model" in device))).toBe(true);
  });

  it("have a line for each model in the full list, stray blanks included", async () => {
    const full = await devices("compatible-devices");
    expect(full.every(({ model }) => model !== undefined && model !== "")).toBe(true);
    const pro = full.filter(({ name }) => name.startsWith("iPad Pro 11-inch (3rd"));
    expect(pro.map(({ model }) => model)).toEqual(["iPad13,4", "iPad13,5 ", "iPad13,6", "iPad13,7"]);
    const names = new Set(full.map(({ name }) => name));
    for (const { name } of await devices("compatible-devices-lite")) expect(names).toContain(name);
  });
});

describe("exchange rates", () => {
  it("are decimal text from the dollar, for the currencies and the day asked for", async () => {
    const { status, body } = await rates("date=2025-01-30&to=eur,GBP");
    expect(status).toBe(200);
    expect(body.data.date).toBe("2025-01-30");
    expect(body.data.rates.map(({ from, to }) => `${from} ${to}`)).toEqual(["USD EUR", "USD GBP"]);
    for (const { mid } of body.data.rates) expect(mid).toMatch(/^0\.\d{5,8}$/);
    expect((await rates("date=2025-01-30&to=EUR,GBP")).body).toEqual(body);
    expect((await rates("date=2025-01-31&to=EUR,GBP")).body.data.rates).not.toEqual(body.data.rates);
  });

  it("are all of today's when nothing is asked for", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    const { now } = (await sandbox.control<{ now: string }>("/clock")).body;
    const { date, rates: listed } = (await rates()).body.data;
    expect(date).toBe(now.slice(0, 10));
    expect(listed.length).toBeGreaterThan(5);
  });

  it.each([
    ["date=30.01.2025", "date"],
    ["date=2999-01-01", "date"],
    ["to=EUR,XXX", "to"],
  ])("refuse %s", async (query, field) => {
    const answer = await rates<{ data: object }>(query);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.data)).toEqual([field]);
  });

  it("are only for accounts that have them", async () => {
    await sandbox.control("/settings", { supplier: { exchangeRatesEnabled: false } }, "PATCH");
    expect((await rates()).status).toBe(403);
  });
});
