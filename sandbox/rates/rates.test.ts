import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { openThrowawaySandbox } from "../throwaway.ts";

type Rates = { base: string; date: string; rates: Record<string, string> };

const sandbox = await openThrowawaySandbox();
afterAll(sandbox.close);
// The day does not change in the middle of a test.
beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(Date.now());
});

async function latest(base: string): Promise<Rates> {
  const response = await fetch(`${sandbox.url()}/rates/latest?base=${base}`);
  return (await response.json()) as Rates;
}

test("rates are decimal text near the real ones", async () => {
  const { base, date, rates } = await latest("USD");
  expect(base).toBe("USD");
  expect(date).toBe(new Date(Date.now()).toISOString().slice(0, 10));
  expect(Object.keys(rates).length).toBeGreaterThanOrEqual(20);
  for (const rate of Object.values(rates)) expect(rate).toMatch(/^\d+\.\d{6}$/);
  expect(Number(rates.EUR)).toBeCloseTo(0.92, 1);
});

test("they are the same all day, and a little different on another", async () => {
  const today = await latest("EUR");
  expect(await latest("EUR")).toEqual(today);
  sandbox.running().world.clock.advance(3 * 86_400_000);
  const later = await latest("EUR");
  expect(later.date).not.toBe(today.date);
  expect(later.rates.JPY).not.toBe(today.rates.JPY);
  expect(Math.abs(Number(later.rates.JPY) / Number(today.rates.JPY) - 1)).toBeLessThan(0.02);
});

test("an unknown base has no rates", async () => {
  const response = await fetch(`${sandbox.url()}/rates/latest?base=XXX`);
  expect(response.status).toBe(404);
});
