import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { had, openTestPartner, problemOf, type TestPartner } from "@/bin/test-partner";
import { airalo } from "../../airalo/adapter";
import type { Supplier } from "../../contract/supplier";

const META = { message: "success" };
const ICCID = "8910300000005271146";

let partner: TestPartner;
let supplier: Supplier;
beforeAll(async () => {
  partner = await openTestPartner();
  supplier = airalo({
    baseUrl: partner.url,
    clientId: "extras",
    clientSecret: "extras-secret",
    concurrency: 4,
  });
});
afterAll(() => partner.close());

describe("vouchers", () => {
  test("for an eSIM are a list of codes", async () => {
    partner.answers({
      data: [
        { package_id: "jaco-mobile-7days-1gb", codes: ["BIXLAAAA", "BSXLAAAA"], booking_reference: "123" },
      ],
      meta: META,
    });
    const packageId = "jaco-mobile-7days-1gb";
    expect(
      await had(supplier.vouchers).forEsims({ packageId, quantity: 2, bookingReference: "123" }),
    ).toEqual(["BIXLAAAA", "BSXLAAAA"]);
    expect(await partner.sent()).toMatchObject({
      path: "/v2/voucher/esim",
      fields: { vouchers: [{ package_id: packageId, quantity: 2, booking_reference: "123" }] },
    });
  });

  test("for credit come as a list of lists", async () => {
    const voucher = { id: 677073, code: "ABC12", usage_limit: 10, amount: 1, is_paid: false };
    partner.answers({ data: [[{ ...voucher, created_at: "2025-02-05 13:51:31" }]], meta: META });
    const request = { amount: 1, quantity: 1, usageLimit: 10, code: "ABC12" };
    expect(await had(supplier.vouchers).forCredit(request)).toEqual([
      { id: "677073", code: "ABC12", createdAt: new Date("2025-02-05T13:51:31Z") },
    ]);
    expect(await partner.sent()).toMatchObject({
      path: "/v2/voucher/airmoney",
      fields: { amount: 1, quantity: 1, is_paid: false, usage_limit: 10, voucher_code: "ABC12" },
    });
  });

  test("that were perhaps made are not made again", async () => {
    partner.answers({ data: [], meta: META });
    const request = { packageId: "p", quantity: 1, bookingReference: "1" };
    expect((await problemOf(had(supplier.vouchers).forEsims(request))).kind).toBe("unknown_outcome");
    expect(partner.asked()).toHaveLength(1);
  });

  test("beyond the supplier's limits are not asked for", async () => {
    const vouchers = had(supplier.vouchers);
    for (const quantity of [0, 101, 2.5])
      await partner.refuses(vouchers.forEsims({ packageId: "p", quantity, bookingReference: "1" }));
    for (const change of [
      { amount: 0 },
      { amount: 100_001 },
      { amount: 1.5 },
      { quantity: 101 },
      { usageLimit: 0 },
      { quantity: 2, code: "ABC" },
      { code: "" },
      { code: "x".repeat(256) },
    ])
      await partner.refuses(vouchers.forCredit({ amount: 1, quantity: 1, ...change }));
  });
});

describe("claims for money back", () => {
  test("are tickets", async () => {
    partner.answers({ data: { refund_id: "12345", created_at: "2024-10-12 09:30" }, meta: META }, 202);
    const iccids = [ICCID, "8910300000005271147"];
    const request = {
      iccids,
      reason: "OTHERS",
      notes: "never connected",
      email: "ops@shop.example",
    } as const;
    expect(await had(supplier.refunds).claim(request)).toEqual({
      ticketId: "12345",
      createdAt: new Date("2024-10-12T09:30:00Z"),
    });
    const { fields, ...rest } = await partner.sent();
    expect(rest).toMatchObject({ path: "/v2/refund", type: "multipart/form-data" });
    expect(fields).toEqual(
      expect.arrayContaining([
        ["iccids[]", ICCID],
        ["iccids[]", "8910300000005271147"],
        ["reason", "OTHERS"],
        ["notes", "never connected"],
        ["email", "ops@shop.example"],
      ]),
    );
  });

  test("for eSIMs of others are refused, without naming them in the log", async () => {
    const message = `The following ICCIDs are invalid: ${ICCID}`;
    partner.answers({ data: [], meta: { message } }, 422);
    const error = await problemOf(had(supplier.refunds).claim({ iccids: [ICCID], reason: "NO_COVERAGE" }));
    expect(error.kind).toBe("rejected");
    expect(JSON.stringify(error)).not.toContain(ICCID);
  });

  test("that make no sense are not sent", async () => {
    const refunds = had(supplier.refunds);
    const six = Array.from({ length: 6 }, (_, index) => `89103000000052711${index}0`);
    for (const iccids of [[], six, [""], ["12"], [ICCID, ICCID]])
      await partner.refuses(refunds.claim({ iccids, reason: "NO_COVERAGE" }));
    await partner.refuses(refunds.claim({ iccids: [ICCID], reason: "OTHERS" }));
    await partner.refuses(refunds.claim({ iccids: [ICCID], reason: "OTHERS", notes: " " }));
    await partner.refuses(refunds.claim({ iccids: [ICCID], reason: "NO_COVERAGE", notes: "x".repeat(256) }));
    await partner.refuses(refunds.claim({ iccids: [ICCID], reason: "NO_COVERAGE", email: "nobody" }));
  });
});

describe("share pages", () => {
  const LINK = { link: "https://esims.cloud/brand/token", access_code: "0412" };

  test.each([
    ["beside the order", { sharing: LINK, simable: { id: 1 } }],
    ["inside the order", { sharing: { link: null, access_code: null }, simable: { id: 1, sharing: LINK } }],
  ])("are found %s", async (_, esim) => {
    partner.answers({ data: { iccid: ICCID, ...esim }, meta: { message: "succes" } });
    expect(await had(supplier.sharing).of(ICCID)).toEqual({ link: LINK.link, accessCode: "0412" });
    expect((await partner.sent()).path).toBe(`/v2/sims/${ICCID}?include=share`);
  });

  test("that were never made are none", async () => {
    partner.answers({ data: { iccid: ICCID, sharing: { link: null, access_code: null } }, meta: META });
    expect(await had(supplier.sharing).of(ICCID)).toBeNull();
    partner.answers({ data: [], meta: { message: "messages.resource_not_found" } }, 404);
    expect((await problemOf(had(supplier.sharing).of(ICCID))).kind).toBe("not_found");
    await partner.refuses(had(supplier.sharing).of(""));
  });

  test("appear under a brand, or under none again", async () => {
    partner.answers({ data: { brand_settings_name: "our perfect brand" }, meta: { message: "succes" } });
    await had(supplier.brands).assign(ICCID, "our perfect brand");
    expect(await partner.sent()).toMatchObject({
      method: "PUT",
      path: `/v2/sims/${ICCID}/brand`,
      type: "application/x-www-form-urlencoded",
      fields: [["brand_settings_name", "our perfect brand"]],
    });
    partner.answers({ data: { brand_settings_name: null }, meta: { message: "succes" } });
    await had(supplier.brands).assign(ICCID, null);
    expect((await partner.sent()).fields).toEqual([["brand_settings_name", ""]]);
    await partner.refuses(had(supplier.brands).assign("", "our perfect brand"));
    await partner.refuses(had(supplier.brands).assign(ICCID, ""));
  });
});

test("exchange rates are decimal texts", async () => {
  partner.answers({
    data: { date: "2025-01-30", rates: [{ from: "USD", mid: "0.96191527", to: "EUR" }] },
    meta: META,
  });
  const day = new Date("2025-01-30T18:00:00Z");
  expect(await had(supplier.exchangeRates).on(day, ["EUR"])).toEqual([
    { from: "USD", to: "EUR", rate: "0.96191527" },
  ]);
  expect((await partner.sent()).path).toBe("/v2/finance/exchange-rates?date=2025-01-30&to=EUR");
  partner.answers({ data: { rates: [{ from: "USD", mid: "1e3", to: "EUR" }] } });
  expect((await problemOf(had(supplier.exchangeRates).on(day, ["EUR"]))).kind).toBe("unavailable");
  await partner.refuses(had(supplier.exchangeRates).on(day, ["euro"]));
  await partner.refuses(had(supplier.exchangeRates).on(new Date(Number.NaN), []));
});

describe("notifications", () => {
  const notified = (type: string, contact_point: string) => ({
    data: { notification: { type, contact_point, levels: [50, 70, 80, 90] } },
    meta: META,
  });
  const url = "https://shop.example/hook";

  test.each([
    ["async_orders", { type: "async_orders", webhook_url: url }],
    ["low_data", { type: "webhook_low_data", webhook_url: url }],
    ["credit_limit", { type: "webhook_credit_limit", webhook_url: url, levels: [50, 70, 80, 90] }],
  ] as const)("are switched on: %s", async (topic, fields) => {
    partner.answers(notified(fields.type, url));
    await had(supplier.webhooks).optIn(topic, url);
    expect(await partner.sent()).toMatchObject({
      method: "POST",
      path: "/v2/notifications/opt-in",
      type: "application/json",
      fields,
    });
  });

  test("know where they go", async () => {
    partner.answers(notified("webhook_low_data", url));
    expect(await had(supplier.webhooks).target("low_data")).toBe(url);
    expect((await partner.sent()).path).toBe("/v2/notifications/opt-in?type=webhook_low_data");
    // A supplier that answers about another topic says nothing about this one.
    expect(await had(supplier.webhooks).target("credit_limit")).toBeNull();
  });

  test.each([
    ["an address nobody knows", { data: [], meta: { message: "messages.resource_not_found" } }, 404],
    ["an empty list", { data: [] }, 200],
    ["a list inside of the answer", { data: { notification: [] }, meta: { message: "success" } }, 200],
    ["a refusal", { data: [], meta: { message: "You are not opted in." } }, 422],
  ])("are asked for where the supplier answers with %s", async (_what, body, status) => {
    partner.answers(body, status);
    expect(await had(supplier.webhooks).target("low_data")).toBeNull();
  });

  test("are not known where the supplier breaks down", async () => {
    partner.answers("<html>", 503);
    expect((await problemOf(had(supplier.webhooks).target("low_data"))).kind).toBe("unavailable");
  });

  test("Q24: are switched off by an answer without a body", async () => {
    partner.answers(null, 204);
    await had(supplier.webhooks).optOut("credit_limit");
    expect((await partner.sent()).fields).toEqual({ type: "webhook_credit_limit" });
  });

  test("are rehearsed at an address", async () => {
    partner.answers({ success: "Notification sent" });
    await had(supplier.webhooks).rehearse(url);
    expect(await partner.sent()).toMatchObject({
      path: "/v2/simulator/webhook",
      fields: { event: "credit_limit_notification", level: 50, webhook_url: url },
    });
    partner.answers({ error: "User is not opted in." }, 400);
    expect((await problemOf(had(supplier.webhooks).rehearse(url))).kind).toBe("rejected");
  });

  test("are refused where nobody answers at the address", async () => {
    const problem = { webhook_url: "The webhook url must answer a HEAD request with status 200." };
    partner.answers({ data: problem, meta: { message: "the parameter is invalid" } }, 422);
    const error = await problemOf(had(supplier.webhooks).optIn("low_data", url));
    expect(error.kind).toBe("rejected");
    expect(error.supplierText).toContain(problem.webhook_url);
  });
});
