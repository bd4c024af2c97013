import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { balanceWire, destinationWire, deviceWire, packageWire } from "./catalogue";
import { historyWire, meter, usageStatus, usageWire } from "./esims";
import { orderWire } from "./orders";
import { list, time, unwrap } from "./values";

/** The example answers of the supplier's own pages, as printed there (comments taken out). */
const USAGE = `{"data":{"remaining":767,"total":2048,"expired_at":"2022-01-01 00:00:00","is_unlimited":true,"status":"ACTIVE",
"remaining_voice":0,"remaining_text":0,"total_voice":0,"total_text":0},"meta":{"message":"api.succes"}}`;
const HISTORY = `{"success":true,"code":"PACKAGE_HISTORY_RETRIEVED","message":"Package history retrieved successfully","data":{"data":[
{"id":1,"status":"active","remaining":500,"activated_at":"2024-01-15T10:30:00Z","expired_at":"2024-01-22T10:30:00Z","finished_at":null,
"package":{"id":"5e0db","type":"initial","price":9.50,"net_price":7.50,"amount":1024,"day":7,"is_unlimited":false,
"title":"Merhaba - 7 Days - 1GB","data":"1 GB","short_info":null}}]},"timestamp":"2025-10-29T12:30:00.000Z"}`;
const TOPUP = `{"data":[{"id":"bonbon-mobile-30days-10gb-topup","type":"topup","price":22.5,"amount":10240,"day":30,"is_unlimited":false,
"title":"10 GB - 30 Days","data":"10 GB","short_info":"This eSIM doesn't come with a phone number.","voice":100,"text":100}]}`;
const BALANCE = `{"data":{"balances":{"name":"balance","availableBalance":{"amount":0,"currency":"USD"}}},"meta":{"message":"success"}}`;

function read<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(unwrap(JSON.parse(text)));
}

describe("the supplier's own examples", () => {
  test("usage", () => {
    const usage = read(usageWire, USAGE);
    expect(usage).toMatchObject({ status: "ACTIVE", is_unlimited: true, remaining: 767 });
    expect(usage.expired_at?.toISOString()).toBe("2022-01-01T00:00:00.000Z");
  });

  test("history in its own envelope, without any price", () => {
    const [entry] = read(z.array(historyWire), HISTORY);
    expect(entry).toMatchObject({ type: "initial", status: "ACTIVE", dataMb: 1024, remainingMb: 500 });
    expect(JSON.stringify(entry)).not.toMatch(/price|7\.5|9\.5/);
  });

  test("a top-up without a net price costs its retail price", () => {
    const [offer] = read(z.array(packageWire), TOPUP);
    expect(offer).toMatchObject({ cost: { minor: 2250, currency: "USD" }, dataMb: 10240, voiceMinutes: 100 });
  });

  test("a balance of zero is zero, no account is unknown", () => {
    expect(read(balanceWire, BALANCE).balances?.availableBalance.amount).toBe("0");
    expect(read(balanceWire, `{"data":{"balances":[]}}`).balances).toBeNull();
  });
});

describe("quirks", () => {
  test("a list that became an object from page two on", () => {
    const devices = list(deviceWire);
    const item = (name: string) => ({ os: "ios", brand: "Apple", name });
    expect(devices.parse({ 10: item("b"), 9: item("a") }).map((device) => device.name)).toEqual(["a", "b"]);
  });

  test.each([
    ["2026-07-01 00:00:00", "2026-07-01T00:00:00.000Z"],
    ["2024-01-15T10:30:00Z", "2024-01-15T10:30:00.000Z"],
    ["2023-01-09T10:30:45+02:00", "2023-01-09T08:30:45.000Z"],
    ["2025-03-28 10:00", "2025-03-28T10:00:00.000Z"],
  ])("the time %s", (text, expected) => {
    expect(time.parse(text)?.toISOString()).toBe(expected);
  });

  test.each([null, undefined, ""])("no time: %j", (nothing) => {
    expect(time.parse(nothing)).toBeNull();
  });

  test("statuses in any case, unseen ones as unknown", () => {
    expect(usageStatus("active")).toBe("ACTIVE");
    expect(usageStatus("HIBERNATING")).toBe("UNKNOWN");
  });

  test("a meter only where there is an allowance, and never outside it", () => {
    expect(meter(null, 100)).toBeNull();
    expect(meter(0, 0)).toBeNull();
    expect(meter(-5, 100)).toEqual({ remaining: 0, total: 100 });
    expect(meter(120, 100)).toEqual({ remaining: 100, total: 100 });
  });

  test("an order's text called data is not an envelope", () => {
    const order = { id: 1, data: "1 GB", package_id: "p", created_at: "2026-06-16 18:19:00" };
    expect(unwrap({ data: order, meta: { message: "success" } })).toEqual(order);
    expect(unwrap({ success: true, code: "OK", data: order })).toEqual(order);
    expect(unwrap({ success: true, code: "OK", data: { data: order } })).toEqual(order);
  });

  test("any JSON is read or refused, never thrown at", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const schema of [usageWire, balanceWire, orderWire, destinationWire, packageWire, historyWire]) {
          expect(typeof schema.safeParse(unwrap(value)).success).toBe("boolean");
        }
      }),
    );
  });
});
