import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "../testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const NET_CENTS = 280;
type Esims = { data: { package_id: string; codes: string[]; booking_reference: string | null }[] };
type Refused = { data: Record<string, string> };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const esims = <T = Esims>(vouchers: unknown) => sandbox.post<T>("/v2/voucher/esim", { vouchers });
const airmoney = <T = { data: Record<string, unknown>[][] }>(fields: Record<string, unknown>) =>
  sandbox.post<T>("/v2/voucher/airmoney", fields);
const ledger = async () =>
  (await sandbox.control<{ amountCents: number; moves: object[] }>("/supplier/ledger")).body;

describe("eSIM vouchers", () => {
  it("are as many codes as asked, none twice, charged at the net price", async () => {
    const { status, body } = await esims([
      { package_id: PACKAGE, quantity: 3, booking_reference: "book-1" },
      { package_id: PACKAGE, quantity: 1 },
    ]);
    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { package_id: PACKAGE, booking_reference: "book-1" },
      { package_id: PACKAGE, booking_reference: null },
    ]);
    const codes = body.data.flatMap((each) => each.codes);
    expect(new Set(codes).size).toBe(4);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{8}$/);
    expect(await ledger()).toMatchObject({
      amountCents: 500_000 - 4 * NET_CENTS,
      moves: [
        { kind: "voucher", amountCents: -3 * NET_CENTS, subject: { orderId: null, description: "book-1" } },
        { kind: "voucher", amountCents: -NET_CENTS },
      ],
    });
    const requests = await sandbox.control<{ entries: object[] }>("/ledger?reference=book-1");
    expect(requests.body.entries).toHaveLength(1);
  });

  it("are known by their booking reference even when nothing was done", async () => {
    const operation = "supplier.vouchers.esim";
    await sandbox.control("/faults", { operation, kind: "html", count: 1 });
    await fetch(`${sandbox.url()}/v2/voucher/esim`, {
      method: "POST",
      headers: { ...sandbox.headers(), "content-type": "application/json" },
      body: JSON.stringify({ vouchers: [{ package_id: "x", quantity: 1, booking_reference: "book-2" }] }),
    });
    const { body } = await sandbox.control<{ entries: object[] }>("/ledger?reference=book-2");
    expect(body.entries).toMatchObject([{ operation, fault: "html" }]);
  });

  it("cost nothing when told so", async () => {
    await sandbox.control("/settings", { supplier: { chargeVouchers: false } }, "PATCH");
    expect((await esims([{ package_id: PACKAGE, quantity: 1 }])).status).toBe(200);
    expect((await ledger()).amountCents).toBe(500_000);
  });

  it("nest in form bodies as well", async () => {
    const fields = { "vouchers[0][package_id]": PACKAGE, "vouchers[0][quantity]": "2" };
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
    for (const body of [new URLSearchParams(fields), multipart]) {
      const answer = await sandbox.post<Esims>("/v2/voucher/esim", body);
      expect(answer.body.data[0]?.codes).toHaveLength(2);
    }
  });

  it.each([
    [[], "vouchers", "The vouchers field is required."],
    [
      [{ package_id: PACKAGE, quantity: 1 }, { quantity: 1 }],
      "vouchers.1.package_id",
      "The vouchers.1.package_id field is required.",
    ],
    [
      [{ package_id: "no-such", quantity: 1 }],
      "vouchers.0.package_id",
      "The selected vouchers.0.package_id is invalid",
    ],
    [
      [{ package_id: PACKAGE, quantity: 101 }],
      "vouchers.0.quantity",
      "The vouchers.0.quantity may not be greater than 100.",
    ],
  ])("refuse %j", async (vouchers, field, message) => {
    expect(await esims<Refused>(vouchers)).toMatchObject({
      status: 422,
      body: { data: { [field]: message } },
    });
    expect((await ledger()).moves).toEqual([]);
  });

  it("are all refused when the balance is too low for one of them", async () => {
    await sandbox.control("/supplier/balance", { amountCents: NET_CENTS });
    const two = [1, 1].map((quantity) => ({ package_id: PACKAGE, quantity }));
    expect(await esims<object>(two)).toMatchObject({ status: 422, body: { code: 11 } });
    expect((await ledger()).amountCents).toBe(NET_CENTS);
    expect(
      await esims<object>([{ package_id: "test-maintenance-mode-7days-1gb", quantity: 1 }]),
    ).toMatchObject({
      body: { code: 13 },
    });
  });
});

describe("airmoney vouchers", () => {
  it("come as a list of lists", async () => {
    const { body } = await airmoney({ amount: 22, quantity: 2, usage_limit: 40, is_paid: true });
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toHaveLength(2);
    expect(body.data[0]?.[0]).toEqual({
      id: expect.any(Number) as unknown,
      code: expect.stringMatching(/^[A-Z0-9]{8}$/) as unknown,
      usage_limit: 40,
      amount: 22,
      is_paid: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as unknown,
    });
    expect((await ledger()).moves).toEqual([]);
  });

  it("are made from a form as well", async () => {
    const form = new FormData();
    const fields = { amount: "5", quantity: "1", usage_limit: "3", is_paid: "1", voucher_code: "" };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    expect((await sandbox.post("/v2/voucher/airmoney", form)).body).toMatchObject({
      data: [[{ amount: 5, usage_limit: 3, is_paid: true }]],
    });
  });

  it("may have a code of one's own, once", async () => {
    const own = { amount: 5, quantity: 1, voucher_code: "SUMMER" };
    expect((await airmoney(own)).body.data[0]).toMatchObject([
      { code: "SUMMER", usage_limit: 1, is_paid: false },
    ]);
    expect(await airmoney<Refused>(own)).toMatchObject({
      status: 422,
      body: { data: { voucher_code: "The voucher code has already been taken." } },
    });
  });

  it.each([
    [{ quantity: 1 }, "amount"],
    [{ amount: 100_001, quantity: 1 }, "amount"],
    [{ amount: 1, quantity: 101 }, "quantity"],
    [{ amount: 1, quantity: 2, voucher_code: "TWICE" }, "quantity"],
    [{ amount: 1, quantity: 1, usage_limit: 0 }, "usage_limit"],
    [{ amount: 1, quantity: 1, voucher_code: "x".repeat(256) }, "voucher_code"],
  ])("refuse %j", async (fields, field) => {
    const answer = await airmoney<Refused>(fields);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.data)).toEqual([field]);
  });
});
