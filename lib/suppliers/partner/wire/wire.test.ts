import { describe, expect, test } from "vitest";
import { discountOf, packageWire } from "./packages";
import { balanceWire } from "./account";
import { instructionsWire } from "./instructions";
import { historyWire, usageWire } from "./usage";
import { idText, list, moment, time, unwrap, whole } from "./values";
import { z } from "zod";

const PACKAGE = {
  id: "meraki-mobile-7days-1gb",
  type: "sim",
  price: 5,
  net_price: 4,
  amount: 1024,
  day: 7,
  is_unlimited: false,
  title: "1 GB - 7 Days",
  data: "1 GB",
};
const priced = (fields: object, discount = 0) => packageWire(discount).safeParse({ ...PACKAGE, ...fields });

describe("prices", () => {
  test.each([
    [5, 500],
    [9.5, 950],
    ["9.50", 950],
    ["22.5", 2250],
    [0.1 + 0.2, 31],
    ["4.001", 401],
    [1.005, 101],
    [" 7 ", 700],
    ["999999999.99", 99_999_999_999],
  ])("%j is %d cents, never too few", (net_price, cents) => {
    expect(priced({ price: 10, net_price }).data?.cost).toEqual({ minor: cents, currency: "USD" });
  });

  test.each([
    "abc",
    "1,50",
    "1.234,56",
    "1e3",
    1e21,
    1e-7,
    "NaN",
    "",
    -1,
    "-0.01",
    "0x10",
    "1.",
    true,
    {},
    [1],
    "12345678901",
  ])("%j is refused as a net price and as a price", (amount) => {
    expect(priced({ net_price: amount }).success).toBe(false);
    expect(priced({ price: amount }).success).toBe(false);
  });

  test("a package without a price is none, a net price of nothing is not named", () => {
    expect(priced({ price: 0 }).success).toBe(false);
    expect(priced({ price: null }).success).toBe(false);
    expect(priced({ net_price: 0 }).data?.cost.minor).toBe(500);
    expect(priced({ net_price: null }).data?.cost.minor).toBe(500);
  });

  test.each([
    [20, 5, 400],
    ["12.5", 4.99, 437],
    [33, "0.01", 1],
    [99.99, 1, 1],
  ])("a discount of %j %% off %j costs %d cents, rounded up", (discount_percentage, price, cents) => {
    const discount = discountOf({ pricing: { model: "discount_pricing", discount_percentage } });
    expect(priced({ price, net_price: null }, discount).data?.cost.minor).toBe(cents);
  });

  test.each([
    ["net pricing", { model: "net_pricing", discount_percentage: 20 }],
    ["no model", { discount_percentage: 20 }],
    ["all of it", { model: "discount_pricing", discount_percentage: 100 }],
    ["more than that", { model: "discount_pricing", discount_percentage: 250 }],
    ["less than none", { model: "discount_pricing", discount_percentage: -5 }],
    ["no number", { model: "discount_pricing", discount_percentage: "much" }],
    ["nothing", undefined],
  ])("no discount is believed from %s", (_what, pricing) => {
    expect(discountOf({ pricing })).toBe(0);
  });

  test("a net price that is named counts, whatever the pricing model", () => {
    expect(priced({ net_price: 4.5 }, 2000).data?.cost.minor).toBe(450);
  });
});

describe("times", () => {
  test.each([
    ["2026-07-01 00:00:00", "2026-07-01T00:00:00.000Z"],
    ["2024-01-15T10:30:00Z", "2024-01-15T10:30:00.000Z"],
    ["2025-10-29T12:30:00.000Z", "2025-10-29T12:30:00.000Z"],
    ["2023-01-09T10:30:45+02:00", "2023-01-09T08:30:45.000Z"],
    ["2023-01-09T10:30:45+0000", "2023-01-09T10:30:45.000Z"],
    ["2025-03-28 10:00", "2025-03-28T10:00:00.000Z"],
    ["2024-02-29 23:59:59", "2024-02-29T23:59:59.000Z"],
  ])("%s", (text, expected) => {
    expect(moment.parse(text).toISOString()).toBe(expected);
  });

  test.each([
    "2026-02-31 00:00:00",
    "2023-02-29 00:00:00",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00Z",
    "1970-01-01 00:00:00",
    "2026-13-01 00:00:00",
    "2026-07-01 24:00:00",
    "2026-07-01 10:60",
    "2026-07-01",
    "01.07.2026 10:00",
    "tomorrow",
    "2026-07-01T10:00:00+99:00",
    1_767_225_600,
    true,
  ])("%j is no time", (given) => {
    expect(moment.safeParse(given).success).toBe(false);
    expect(time.safeParse(given).success).toBe(false);
  });

  test.each([null, undefined, ""])("%j is not said", (nothing) => {
    expect(time.parse(nothing)).toBeNull();
  });
});

describe("numbers and ids", () => {
  test.each([
    [7, 7],
    ["7", 7],
    ["007", 7],
    [-3, -3],
  ])("%j is the whole number %d", (given, number) => {
    expect(whole.parse(given)).toBe(number);
  });
  test.each(["", " ", "7.5", 7.5, "1e3", 1e21, "0x10", null, true, []])("%j is no whole number", (given) => {
    expect(whole.safeParse(given).success).toBe(false);
  });
  test.each([
    [74506, "74506"],
    ["5e0db", "5e0db"],
  ])("%j is the id %s", (given, id) => {
    expect(idText.parse(given)).toBe(id);
  });
  test.each(["", 1.5, -1, 2 ** 60, null, {}])("%j is no id", (given) => {
    expect(idText.safeParse(given).success).toBe(false);
  });
});

describe("envelopes", () => {
  const order = { id: 1, data: "1 GB", package_id: "p" };
  test("an order's text called data is not an envelope", () => {
    expect(unwrap({ data: order, meta: { message: "success" } })).toEqual(order);
    expect(unwrap({ data: order })).toEqual(order);
    expect(unwrap({ success: true, code: "OK", data: order })).toEqual(order);
    expect(unwrap({ success: true, code: "OK", data: { data: order } })).toEqual(order);
    expect(unwrap({ success: true, code: "OK", data: { data: [order], meta: {} } })).toEqual([order]);
  });

  test.each([
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [{ 10: 3, 9: 2, 0: 1 }, [1, 2, 3]],
    [{}, []],
  ])("%j is a list", (given, expected) => {
    expect(list(z.number()).parse(given)).toEqual(expected);
  });
  test.each([{ 0: 1, error: 2 }, { message: 1 }, "[]", 5, null])("%j is no list", (given) => {
    expect(list(z.number()).safeParse(given).success).toBe(false);
  });
});

describe("usage and history", () => {
  const USAGE = { status: "ACTIVE", is_unlimited: false, remaining: 767, total: 2048, expired_at: null };
  const usage = (fields: object) => usageWire.parse({ ...USAGE, ...fields });

  test.each([
    [{}, { remaining: 767, total: 2048 }],
    [
      { remaining: "767", total: "2048" },
      { remaining: 767, total: 2048 },
    ],
    [{ remaining: 767.9 }, { remaining: 767, total: 2048 }],
    [{ remaining: 3000 }, { remaining: 2048, total: 2048 }],
    [{ remaining: -3 }, { remaining: 0, total: 2048 }],
    [{ remaining: null }, null],
    [{ total: undefined }, null],
    [{ remaining: 0, total: 0 }, null],
    [{ is_unlimited: true }, null],
    [{ status: "RECYCLED", is_unlimited: null }, null],
  ])("the meter of %j", (fields, meter) => {
    expect(usage(fields).dataMb).toEqual(meter);
  });

  test.each([
    ["active", "ACTIVE"],
    ["Not_Active", "NOT_ACTIVE"],
    ["HIBERNATING", "UNKNOWN"],
  ])("the status %s is %s, and its word is kept", (status, expected) => {
    expect(usage({ status })).toMatchObject({ status: expected, statusText: status });
  });

  test("nothing of a price is left in a history", () => {
    const entry = historyWire.parse({
      id: 1,
      status: "not_active",
      remaining: 1024,
      activated_at: null,
      package: {
        id: "5e0db",
        type: "sim",
        price: 9.5,
        net_price: 7.5,
        amount: 1024,
        day: 7,
        is_unlimited: false,
        title: "t",
        data: "1 GB",
      },
    });
    expect(entry).toMatchObject({
      type: "initial",
      status: "NOT_ACTIVE",
      activatedAt: null,
      finishedAt: null,
    });
    expect(JSON.stringify(entry)).not.toMatch(/price|7\.5|9\.5|5e0db/);
  });
});

test("steps come as a list or keyed by number, and sections may be missing", () => {
  const given = {
    instructions: {
      language: "EN",
      ios: [
        { model: null, version: "15,14", installation_via_qr_code: { steps: { 10: "c", 2: "b", 1: "a" } } },
      ],
      android: { 0: { installation_manual: { steps: ["x", "y"] }, network_setup: null } },
    },
  };
  expect(instructionsWire.parse(given)).toEqual({
    language: "EN",
    ios: [{ model: null, version: "15,14", viaQr: ["a", "b", "c"], manual: [], network: [] }],
    android: [{ model: null, version: null, viaQr: [], manual: ["x", "y"], network: [] }],
  });
});

test.each([
  [{ balances: { name: "balance", availableBalance: { amount: 125.4, currency: "USD" } } }, 12_540],
  [{ balances: { availableBalance: { amount: "-3.50", currency: "usd" } } }, -350],
  [{ balances: [{ availableBalance: { amount: 7, currency: "USD" } }] }, 700],
  [{ balances: [] }, undefined],
  [{ balances: null }, undefined],
])("the balance %j", (given, minor) => {
  expect(balanceWire.parse(given)?.minor).toBe(minor);
});
test.each([
  { balances: { amount: 1 } },
  { balances: { availableBalance: { amount: "1,5", currency: "USD" } } },
  null,
  [],
])("%j is no balance", (given) => {
  expect(balanceWire.safeParse(given).success).toBe(false);
});
