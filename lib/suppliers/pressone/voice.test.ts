import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { had, openTestPartner, problemOf, type TestPartner } from "@/bin/test-partner";
import { db } from "@/lib/platform/db";
import type { VoiceNumbers } from "../contract/voice";
import { pressone } from "./adapter";

const KEY = "voice-key-0123456789";
const CLAIM = {
  phoneNumber: "02012345678",
  email: "a@example.test",
  firstName: "A",
  lastName: "B",
  mobile: "+2348012345678",
  country: "NG",
};
const SUBSCRIPTION = {
  status: "trial",
  plan: "voice-basic",
  start_date: "2026-01-10T09:00:00Z",
  end_date: "2026-01-17T09:00:00Z",
};
const TRIAL = {
  status: "trial",
  statusText: "trial",
  plan: "voice-basic",
  startsAt: new Date("2026-01-10T09:00:00Z"),
  endsAt: new Date("2026-01-17T09:00:00Z"),
  autoRenew: null,
};

let partner: TestPartner;
let numbers: VoiceNumbers;
beforeAll(async () => {
  partner = await openTestPartner();
  const voice = { baseUrl: partner.url, apiKey: KEY };
  const access = { baseUrl: "http://127.0.0.1:1", clientId: "c", clientSecret: "s-s-s-s-s", concurrency: 4 };
  numbers = had(pressone({ ...access, extras: false, voice }).numbers);
});
afterAll(() => partner.close());

describe("telephone numbers", () => {
  test("to choose from come in pages, asked for with the key and no token", async () => {
    const data = [{ phone_number: "02012345678", country_code: "NG" }];
    partner.answers({ data, total: 432, page_size: 100, page_index: 2 });
    expect(await numbers.available(2)).toEqual({
      items: [{ phoneNumber: "02012345678", countryCode: "NG" }],
      page: 2,
      lastPage: 5,
      total: 432,
    });
    const { path, headers } = await partner.sent();
    expect(path).toBe("/api/third-party/partner/available-numbers/?page_index=2&page_size=100");
    expect(headers).toMatchObject({ "pressone-x-api-key": KEY, authorization: `Bearer ${KEY}` });
    await partner.refuses(numbers.available(0));
  });

  test("are claimed once", async () => {
    const { email, mobile, phoneNumber } = CLAIM;
    const data = { email, mobile, phone_number: phoneNumber };
    partner.answers(
      {
        message: "Number claimed",
        data: { ...data, subscription: { ...SUBSCRIPTION, auto_renew: false } },
      },
      201,
    );
    const subscription = { ...TRIAL, autoRenew: false };
    expect(await numbers.claim(CLAIM)).toEqual({ email, mobile, phoneNumber, subscription });
    expect(await partner.sent()).toMatchObject({
      method: "POST",
      path: "/api/third-party/partner/claim-number/",
      fields: {
        phone_number: "02012345678",
        email: "a@example.test",
        first_name: "A",
        last_name: "B",
        mobile: "+2348012345678",
        country: "NG",
      },
    });
  });

  test("with half a character in a name are claimed or refused like others", async () => {
    partner.answers({ message: "This number has been claimed already.", code: "409" }, 409);
    const error = await problemOf(numbers.claim({ ...CLAIM, firstName: "Ada \ud83d" }));
    expect(error).toMatchObject({ kind: "rejected", status: 409 });
  });

  test.each([
    ["taken by another", { status: 409, message: "This number has been claimed already.", kind: "rejected" }],
    ["that do not exist", { status: 404, message: "There is no such number.", kind: "not_found" }],
    [
      "asked for in a wrong form",
      { status: 400, message: "mobile: This field is required.", kind: "rejected" },
    ],
    ["asked for with a wrong key", { status: 401, message: "Invalid API key.", kind: "unavailable" }],
    ["of which nothing is known", { status: 502, message: "Bad gateway", kind: "unknown_outcome" }],
  ])("%s are not claimed", async (_, { status, message, kind }) => {
    partner.answers({ message, code: String(status) }, status);
    expect(await problemOf(numbers.claim(CLAIM))).toMatchObject({ kind, supplierText: message });
    expect(partner.asked()).toHaveLength(1);
  });

  test("are not claimed or renewed by nonsense, nor too late", async () => {
    for (const change of [{ firstName: " " }, { email: "nobody" }, { country: "Nigeria" }])
      await partner.refuses(numbers.claim({ ...CLAIM, ...change }));
    await partner.refuses(numbers.renew({ email: "" }));
    const late = numbers.renew({ email: CLAIM.email, sendBefore: performance.now() - 1 });
    expect((await problemOf(late)).kind).toBe("unavailable");
    expect(partner.asked()).toEqual([]);
  });

  test("are renewed by the e-mail of the claim", async () => {
    const subscription = { ...SUBSCRIPTION, status: "ACTIVE" };
    partner.answers({ message: "Subscription renewed", data: { email: CLAIM.email, subscription } });
    expect(await numbers.renew({ email: CLAIM.email })).toEqual({
      ...TRIAL,
      status: "active",
      statusText: "ACTIVE",
    });
    expect((await partner.sent()).fields).toEqual({ email: CLAIM.email });
    partner.answers({ message: "Insufficient balance.", code: "402" }, 402);
    expect((await problemOf(numbers.renew({ email: CLAIM.email }))).kind).toBe("insufficient_balance");
  });

  test("belong to users, found by e-mail or mobile", async () => {
    const user = { id: 1, email: CLAIM.email, mobile: CLAIM.mobile, first_name: "A", last_name: "B" };
    const subscription = { ...SUBSCRIPTION, status: "paused" };
    const row = { ...user, phone_number: CLAIM.phoneNumber, subscription };
    partner.answers({ data: [row], total: 1, page_size: 10, page_index: 1 });
    const { items, lastPage } = await numbers.users({ email: CLAIM.email, mobile: CLAIM.mobile });
    expect(items).toMatchObject([
      { email: CLAIM.email, subscription: { status: "unknown", statusText: "paused" } },
    ]);
    expect(lastPage).toBe(1);
    const { searchParams } = new URL((await partner.sent()).path, partner.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({ email: CLAIM.email, mobile: CLAIM.mobile });
  });

  test("leave neither key nor people in the log", async () => {
    partner.answers(
      { message: `${CLAIM.email} ${CLAIM.mobile} ${CLAIM.phoneNumber} ${KEY}`, code: "400" },
      400,
    );
    const error = await problemOf(numbers.claim(CLAIM));
    const calls = await db().supplierCall.findMany({ where: { operation: { startsWith: "voice" } } });
    expect(calls.length).toBeGreaterThan(5);
    for (const secret of [KEY, CLAIM.email]) {
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(secret);
      expect(JSON.stringify(calls)).not.toContain(secret);
    }
  });
});
