import { describe, expect, test } from "vitest";
import { discountOf, packageWire } from "./packages";
import { balanceWire } from "./account";
import { instructionsWire } from "./instructions";
import { orderWire } from "./orders";
import { esimWire, simWire } from "./sims";
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

describe("eSIMs", () => {
  const SIM = { iccid: "8910300000005271146", lpa: "lpa.example.test", matching_id: "TEST-1a" };
  const codeOf = (fields: object) => simWire.safeParse({ ...SIM, ...fields }).data?.activationCode;

  test.each([
    ["as it came", { qrcode: "LPA:1$smdp.example.com$04386-AGYFT" }, "LPA:1$smdp.example.com$04386-AGYFT"],
    ["with the sign of a confirmation code", { qrcode: "LPA:1$a.test$X$$1" }, "LPA:1$a.test$X$$1"],
    ["with an object id", { qrcode: "LPA:1$a.test$X$1.3.6.1" }, "LPA:1$a.test$X$1.3.6.1"],
    ["without a matching id", { qrcode: "LPA:1$a.test$" }, "LPA:1$a.test$"],
    ["in small letters", { qrcode: "lpa:1$a.test$Xy" }, "LPA:1$a.test$Xy"],
    ["from its parts", {}, "LPA:1$lpa.example.test$TEST-1a"],
    ["from its parts, with a code", { confirmation_code: "1234" }, "LPA:1$lpa.example.test$TEST-1a$$1"],
    ["from its parts, where the whole is none", { qrcode: "n/a" }, "LPA:1$lpa.example.test$TEST-1a"],
    ["from a host alone", { matching_id: "" }, "LPA:1$lpa.example.test$"],
  ])("the activation code %s", (_what, fields, code) => {
    expect(codeOf(fields)).toBe(code);
  });

  test.each([
    ["no code at all", { lpa: null, matching_id: null }],
    ["half of one", { matching_id: null }],
    ["a page instead of one", { qrcode: "https://x.test", lpa: "not a host!" }],
    ["an ICCID as a number", { iccid: 8_910_300_000_005_271_146 }],
    ["a short ICCID", { iccid: "8910300" }],
    ["no ICCID", { iccid: null }],
  ])("%s cannot be delivered", (_what, fields) => {
    expect(codeOf(fields)).toBeUndefined();
  });

  test.each([
    [{ confirmation_code: 1234 }, { confirmationCode: "1234" }],
    [{ confirmation_code: " 1234 " }, { confirmationCode: "1234" }],
    [{ confirmation_code: "" }, { confirmationCode: null }],
    [{ msisdn: 819_012_345_678 }, { phoneNumber: "819012345678" }],
    [{ msisdn: { number: "81" } }, { phoneNumber: null }],
    [{ apn_type: 1, apn_value: 0 }, { apn: { type: "automatic", value: null } }],
    [{ qrcode: "LPA:1$a.test$X", lpa: 1, matching_id: 2 }, { activationCode: "LPA:1$a.test$X" }],
  ])("is delivered with %j", (fields, sim) => {
    expect(simWire.parse({ ...SIM, ...fields })).toMatchObject(sim);
  });

  test("with a confirmation code that cannot be read is not believed", () => {
    expect(simWire.safeParse({ ...SIM, confirmation_code: { code: 1 } }).success).toBe(false);
  });

  test("an ICCID that lost its digits is refused in clear words", () => {
    const read = simWire.safeParse({ ...SIM, iccid: 8_910_300_000_005_271_146 });
    expect(read.error?.issues[0]?.message).toBe("an ICCID that is not text cannot be read without loss");
  });

  test.each([
    [
      { apn_type: "manual", apn_value: "internet" },
      { type: "manual", value: "internet" },
    ],
    [
      { apn_type: "automatic", apn_value: "N/A", apn: {} },
      { type: "automatic", value: null },
    ],
    [
      { apn_type: null, apn_value: null },
      { type: "automatic", value: null },
    ],
    [{}, { type: "automatic", value: null }],
  ])("the APN of %j", (fields, apn) => {
    expect(simWire.parse({ ...SIM, ...fields }).apn).toEqual(apn);
  });

  test("one read back is recycled when it says so in either way", () => {
    const esim = (fields: object) => esimWire.parse({ ...SIM, created_at: "2026-06-16 18:19:00", ...fields });
    expect(esim({})).toMatchObject({ recycled: false, recycledAt: null, brand: null, orderId: null });
    expect(esim({ recycled: true }).recycled).toBe(true);
    expect(esim({ recycled_at: "2026-06-17 00:00:00" }).recycled).toBe(true);
    expect(esim({ simable: { id: 74506, validity: "7", price: "5.00" } }).orderId).toBe("74506");
    expect(esim({ brand_settings_name: "" }).brand).toBeNull();
  });
});

describe("orders", () => {
  const ORDER = {
    id: 9666,
    type: "sim",
    package_id: "p",
    quantity: "2",
    description: "lf-1",
    validity: "7",
    price: "9.50",
    data: "1 GB",
    created_at: "2023-02-27 14:09:55",
  };
  const read = (fields: object) => orderWire.parse({ ...ORDER, ...fields });

  test("as listed, with texts for numbers and nothing paid", () => {
    expect(read({ sims: [], status: { name: "Completed", slug: "completed" } })).toEqual({
      id: "9666",
      type: "sim",
      packageId: "p",
      quantity: 2,
      reference: "lf-1",
      status: "completed",
      createdAt: new Date("2023-02-27T14:09:55Z"),
      charged: null,
      sims: [],
    });
  });

  test.each([
    [{ net_price: 4 }, 800],
    [{ net_price: "4.005" }, 802],
    [{ net_price: null, unit_paid_price: 3.6 }, 720],
    [{ net_price: null, unit_paid_price: 3.6, total_amount_paid: "7.19" }, 719],
    [{ net_price: 4, currency: "eur" }, 800],
  ])("what was charged by %j is %d", (fields, minor) => {
    expect(read(fields).charged?.minor).toBe(minor);
  });

  test.each(["abc", 1e21, -4, "4,00"])("an order is an order, whatever was paid (%j)", (net_price) => {
    expect(read({ net_price }).charged).toBeNull();
  });

  test.each([
    [{ name: "Partially refunded", slug: "partially_refunded" }, "partially_refunded"],
    [{ name: "Partially refunded", slug: null }, "partially_refunded"],
    [{ name: "Refunded", slug: "REFUNDED" }, "refunded"],
    [{ name: "Frozen", slug: "frozen" }, "unknown"],
    ["Completed", "completed"],
    [7, "unknown"],
    [null, null],
    [undefined, null],
  ])("the status %j is %j", (status, expected) => {
    expect(read({ status }).status).toBe(expected);
  });

  test.each([
    { quantity: 0 },
    { quantity: "2.5" },
    { id: null },
    { created_at: null },
    { sims: [{}] },
    { package_id: "" },
  ])("with %j is not believed", (fields) => {
    expect(orderWire.safeParse({ ...ORDER, ...fields }).success).toBe(false);
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
