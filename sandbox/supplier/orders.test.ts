import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { luhnDigit } from "./sims.ts";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
type Sim = { iccid: string; lpa: string; matching_id: string; qrcode: string };
type Submitted = {
  data: {
    id: number;
    code: string;
    price: number;
    validity: number;
    description: string | null;
    sims: Sim[];
  };
};
type Listed = {
  data: { id: number; price: string; validity: string; description: string; sims?: Sim[]; type: string }[];
};
type Balance = { amountCents: number };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const order = <T = Submitted>(fields: Record<string, unknown>) =>
  sandbox.post<T>("/customer/v2/orders", fields);
const balanceCents = async () => (await sandbox.control<Balance>("/supplier/balance")).body.amountCents;

describe("submitting an order", () => {
  it("makes as many eSIMs as asked, each installable", async () => {
    const { status, body } = await order({ package_id: PACKAGE, quantity: 3, description: "ord-1" });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ price: 4.5, validity: 7, description: "ord-1" });
    expect(body.data.code).toMatch(/^\d{8}-\d{6}$/);
    expect(new Set(body.data.sims.map(({ iccid }) => iccid)).size).toBe(3);
    for (const sim of body.data.sims) {
      expect(sim.iccid).toMatch(/^8910\d{15}$/);
      expect(sim.iccid.at(-1)).toBe(luhnDigit(sim.iccid.slice(0, -1)));
      expect(sim.qrcode).toBe(`LPA:1$${sim.lpa}$${sim.matching_id}`);
    }
  });

  it("takes form and multipart bodies as well", async () => {
    const fields = { package_id: PACKAGE, quantity: "1", "sharing_option[]": "link" };
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
    for (const body of [new URLSearchParams(fields), multipart]) {
      expect((await sandbox.post("/customer/v2/orders", body)).status).toBe(200);
    }
  });

  it("charges net price times quantity, once", async () => {
    await order({ package_id: PACKAGE, quantity: 2, description: "ord-2" });
    expect(await balanceCents()).toBe(500_000 - 2 * 280);
    const ledger = await sandbox.control<{ moves: { amountCents: number; subject: unknown }[] }>(
      "/supplier/ledger",
    );
    expect(ledger.body.moves).toMatchObject([
      { amountCents: -560, subject: { description: "ord-2", quantity: 2 } },
    ]);
  });

  it.each([
    [
      { package_id: PACKAGE, quantity: 51 },
      { data: { quantity: "The quantity may not be greater than 50." } },
    ],
    [{ package_id: PACKAGE }, { data: { quantity: "The quantity field is required." } }],
    [
      { package_id: PACKAGE, quantity: 1, description: "x".repeat(256) },
      { data: { description: expect.any(String) as unknown } },
    ],
    [{ package_id: "no-such-package", quantity: 1 }, { code: 34 }],
    [{}, { code: 34 }],
    [{ package_id: "test-insufficient-balance-7days-1gb", quantity: 1 }, { code: 11 }],
    [{ package_id: "test-maintenance-mode-7days-1gb", quantity: 1 }, { code: 13 }],
    [{ package_id: "test-not-enough-7days-1gb", quantity: 1 }, { code: 33 }],
    [{ package_id: "test-out-of-stock-7days-1gb", quantity: 1 }, { code: 34 }],
  ])("refuses %j and charges nothing", async (fields, expected) => {
    expect(await order<object>(fields)).toMatchObject({ status: 422, body: expected });
    expect(await balanceCents()).toBe(500_000);
  });

  it("refuses with code 11 when the balance is too low, before it looks at the stock", async () => {
    await sandbox.control("/supplier/balance", { amountCents: 279 });
    await sandbox.control(`/supplier/packages/${PACKAGE}`, { stock: 0 });
    const answer = await order<object>({ package_id: PACKAGE, quantity: 1 });
    expect(answer.body).toMatchObject({
      code: 11,
      reason: expect.stringMatching(/^Insufficient Credit:/) as unknown,
    });
    await sandbox.control("/supplier/balance", { amount: 2.8 });
    expect((await order<object>({ package_id: PACKAGE, quantity: 1 })).body).toMatchObject({ code: 34 });
  });

  it("counts the stock down", async () => {
    await sandbox.control(`/supplier/packages/${PACKAGE}`, { stock: 3 });
    expect((await order({ package_id: PACKAGE, quantity: 2 })).status).toBe(200);
    expect(await order<object>({ package_id: PACKAGE, quantity: 2 })).toMatchObject({
      body: { data: { quantity: "SIM quantity is not available. Available quantity: 1." } },
    });
  });
});

describe("finding an order again", () => {
  const find = (query: string) => sandbox.get<Listed>(`/customer/v2/orders?${query}`);

  it("lists by a part of the description, with text amounts", async () => {
    await order({ package_id: PACKAGE, quantity: 1, description: "ord-abc-1" });
    await order({ package_id: PACKAGE, quantity: 1, description: "ord-xyz-2" });
    const { body } = await find("filter[description]=abc&include=sims,status");
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ description: "ord-abc-1", price: "4.50", validity: "7" });
    expect(body.data[0]?.sims).toHaveLength(1);
    expect((await find("filter[description]=ord_abc_1")).body.data).toHaveLength(1);
  });

  it("shows a new order only after the delay that was set", async () => {
    await sandbox.control("/settings", { supplier: { orderVisibilityDelaySeconds: 60 } }, "PATCH");
    await order({ package_id: PACKAGE, quantity: 1, description: "late" });
    expect((await find("filter[description]=late")).body.data).toHaveLength(0);
    await sandbox.control("/clock", { advance: "61s" });
    expect((await find("filter[description]=late")).body.data).toHaveLength(1);
  });

  it("goes on showing an order after the clock was set back", async () => {
    await order({ package_id: PACKAGE, quantity: 1, description: "ahead" });
    await sandbox.control("/clock", { advance: "-2h" });
    expect((await find("filter[description]=ahead")).body.data).toHaveLength(1);
  });

  it("knows its own orders, foreign ones and unknown ones apart", async () => {
    const { body } = await order({ package_id: PACKAGE, quantity: 1 });
    expect((await sandbox.get(`/customer/v2/orders/${body.data.id}`)).status).toBe(200);
    expect((await sandbox.get("/customer/v2/orders/17")).status).toBe(401);
    expect((await sandbox.get("/customer/v2/orders/999999")).status).toBe(404);
  });

  it("can label invalid lists as HTTP 400", async () => {
    await sandbox.control("/settings", { supplier: { listValidationStatus: 400 } }, "PATCH");
    expect((await find("limit=many")).status).toBe(400);
  });
});

describe("the door", () => {
  it("wants a token, and a new one when the old one is over", async () => {
    expect((await sandbox.send("/customer/v2/balance")).body).toEqual({
      code: 401,
      reason: "Authentication failed.",
    });
    await sandbox.control("/clock", { advance: "25h" });
    expect((await sandbox.get("/customer/v2/balance")).status).toBe(401);
    await sandbox.signIn();
    const answer = await sandbox.get("/customer/v2/balance");
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(answer.body).toMatchObject({
      data: { balances: { availableBalance: { amount: 5000, currency: "USD" } } },
    });
  });

  it("gives out five tokens a minute", async () => {
    for (let call = 0; call < 4; call += 1) await sandbox.signIn();
    const sixth = await sandbox.send("/customer/v2/token", { method: "POST" });
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
    await sandbox.control("/clock", { advance: "1m" });
    expect((await sandbox.send("/customer/v2/token", { method: "POST" })).status).toBe(422);
  });

  it("remembers everything after a restart", async () => {
    const iccid = await buySim(sandbox);
    await sandbox.control("/clock", { advance: "2h" });
    await sandbox.restart();
    expect((await sandbox.get(`/customer/v2/sims/${iccid}`)).status).toBe(200);
    expect(await balanceCents()).toBe(500_000 - 280);
    expect((await sandbox.control<{ offsetMs: number }>("/clock")).body.offsetMs).toBe(7_200_000);
    expect(await buySim(sandbox)).not.toBe(iccid);
  });

  it("checks the signature of orders when told so", async () => {
    await sandbox.control("/settings", { supplier: { verifySignature: true } }, "PATCH");
    const fields = { package_id: PACKAGE, quantity: 1, description: "für/dich" };
    expect((await order<object>(fields)).body).toMatchObject({ code: 14 });
    const compact = JSON.stringify(fields).replace("/", "\\/");
    for (const payload of [compact, compact.replace("ü", "\\u00fc")]) {
      const signed = await sandbox.send("/customer/v2/orders", {
        method: "POST",
        headers: {
          ...sandbox.headers(),
          "content-type": "application/json",
          "airalo-signature": createHmac("sha512", "sandbox-secret").update(payload).digest("hex"),
        },
        body: JSON.stringify(fields),
      });
      expect(signed.status).toBe(200);
    }
  });

  it("wraps every answer when told so", async () => {
    await sandbox.control("/settings", { supplier: { wrapAll: true, wrappedFailuresAre200: true } }, "PATCH");
    expect((await sandbox.get("/customer/v2/balance")).body).toMatchObject({
      success: true,
      data: { data: {} },
    });
    const failure = await sandbox.get("/customer/v2/sims/8910300000000000001");
    expect(failure).toMatchObject({ status: 200, body: { success: false, code: "NOT_FOUND" } });
  });
});
