import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { had, problemOf } from "@/bin/test-partner";
import { buySim, openTestSandbox, type TestSandbox } from "@/sandbox/supplier/testing";
import { openHook, settle, type TestHook } from "@/sandbox/supplier/webhooks/testing";
import { db } from "@/lib/platform/db";
import { airalo } from "./airalo/adapter";
import { SUPPLIER_REFUND_REASONS } from "./contract/extras";
import type { Supplier } from "./contract/supplier";
import { WEBHOOK_TOPICS } from "./contract/webhooks";
import { CAPABILITIES } from "@/lib/reporting/model/notifications";
import { pressone } from "./pressone/adapter";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const BRAND = "our perfect brand";
const DAY_MS = 86_400_000;
const KEYS = { clientId: "sandbox-client", clientSecret: "sandbox-secret", concurrency: 4 };
const VOICE_KEY = "sandbox-voice-key";

const OPEN = {
  airalo: (baseUrl: string) => airalo({ ...KEYS, baseUrl }),
  pressone: (baseUrl: string) =>
    pressone({ ...KEYS, baseUrl, extras: true, voice: { baseUrl, apiKey: VOICE_KEY } }),
};

let references = 0;
const order = () => ({ packageId: PACKAGE, quantity: 1, reference: `lf-capability-${(references += 1)}` });

describe.each(["airalo", "pressone"] as const)("what %s has beyond selling eSIMs", (name) => {
  let sandbox: TestSandbox;
  let hook: TestHook;
  let supplier: Supplier;
  beforeAll(async () => {
    sandbox = await openTestSandbox(name);
    hook = await openHook();
    await settle(sandbox, { pressoneExtras: true });
    await db().supplierToken.deleteMany();
    supplier = OPEN[name](sandbox.url());
  });
  afterAll(async () => {
    await sandbox.close();
    await hook.close();
  });
  beforeEach(() => sandbox.control("/faults", {}, "DELETE"));

  /** What the last delivery says to whoever it was meant for. */
  async function heard(count: number) {
    await hook.hears(count);
    const { body, signature } = hook.posted[count - 1] ?? { body: "", signature: "" };
    return had(supplier.webhooks).read({ body: new TextEncoder().encode(body), signature });
  }

  test("orders that are told of later, also when they fail", async () => {
    const request = order();
    const told = hook.posted.length;
    const { requestId, acceptedAt } = await had(supplier.asyncOrders).place({
      ...request,
      brand: BRAND,
      webhookUrl: hook.url,
    });
    expect(requestId).toMatch(/^[\w-]{25}$/);
    expect(Math.abs(acceptedAt.getTime() - Date.now())).toBeLessThan(60_000);
    await sandbox.control("/clock", { advance: "1m" });
    const event = await heard(told + 1);
    expect(event).toMatchObject({ kind: "order_completed", requestId, ...request });
    const orderId = event?.kind === "order_completed" ? event.orderId : "";
    const placed = await supplier.order(orderId);
    expect(placed).toMatchObject({ reference: request.reference, sims: [{}] });
    expect((await supplier.esim(placed.sims[0]?.iccid ?? "")).brand).toBe(BRAND);
    const failing = { ...order(), packageId: "test-out-of-stock-7days-1gb", webhookUrl: hook.url };
    const { requestId: refused } = await had(supplier.asyncOrders).place(failing);
    await sandbox.control("/clock", { advance: "1m" });
    expect(await heard(told + 2)).toMatchObject({
      kind: "order_failed",
      requestId: refused,
      error: "out_of_stock",
      code: "34",
    });
  });

  test("orders whose answer was lost are not sent twice", async () => {
    const operation = "supplier.orders.submit-async";
    await sandbox.control("/faults", { operation, kind: "reset_after", count: 1 });
    const request = { ...order(), webhookUrl: hook.url };
    const told = hook.posted.length;
    expect((await problemOf(had(supplier.asyncOrders).place(request))).kind).toBe("unknown_outcome");
    await sandbox.control("/clock", { advance: "1m" });
    expect(await heard(told + 1)).toMatchObject({ kind: "order_completed", reference: request.reference });
  });

  test("orders for a later day, listed and cancelled", async () => {
    const { futureOrders } = supplier;
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const dueAt = new Date(today + 4 * DAY_MS);
    const request = order();
    const placed = await had(futureOrders).place({ ...request, dueAt, webhookUrl: hook.url });
    expect(placed).toMatchObject({ dueAt, cancellableUntil: new Date(dueAt.getTime() - DAY_MS) });
    const { requestId } = placed;
    const listed = { requestId, status: "pending", quantity: 1, packageId: PACKAGE, dueAt };
    const { items } = await had(futureOrders).list({ from: dueAt, to: new Date(dueAt.getTime() + DAY_MS) });
    expect(items).toMatchObject([{ ...listed, reference: request.reference }]);
    expect((await had(futureOrders).list({ from: new Date(today + 6 * DAY_MS) })).items).toEqual([]);
    await had(futureOrders).cancel([requestId]);
    expect((await had(futureOrders).list({})).items).toEqual([]);
    expect((await problemOf(had(futureOrders).cancel([requestId]))).kind).toBe("rejected");
  });

  test("vouchers for an eSIM and for credit", async () => {
    const request = { packageId: PACKAGE, quantity: 2, bookingReference: "b-1" };
    const codes = await had(supplier.vouchers).forEsims(request);
    expect(new Set(codes).size).toBe(2);
    const unknown = had(supplier.vouchers).forEsims({ ...request, packageId: "no-such-package" });
    expect((await problemOf(unknown)).kind).toMatch(/^(?:rejected|out_of_stock)$/);
    const credit = await had(supplier.vouchers).forCredit({ amount: 5, quantity: 1, code: `OWN-${name}` });
    expect(credit).toMatchObject([{ code: `OWN-${name}` }]);
  });

  test("claims for money back, one by one for every reason", async () => {
    const iccid = await buySim(sandbox);
    const reasons = SUPPLIER_REFUND_REASONS.slice(-2);
    const tickets: string[] = [];
    for (const reason of reasons)
      tickets.push(
        (await had(supplier.refunds).claim({ iccids: [iccid], reason, notes: "as told" })).ticketId,
      );
    expect(new Set(tickets).size).toBe(reasons.length);
    const foreign = had(supplier.refunds).claim({ iccids: ["8944000000000000000"], reason: "NO_COVERAGE" });
    expect((await problemOf(foreign)).kind).toBe("rejected");
  });

  test("sharing links, under a brand or none", async () => {
    const iccid = await buySim(sandbox);
    const shared = await had(supplier.sharing).of(iccid);
    expect(shared).toMatchObject({ accessCode: expect.stringMatching(/^\d{4}$/) as unknown });
    await had(supplier.brands).assign(iccid, BRAND);
    expect((await supplier.esim(iccid)).brand).toBe(BRAND);
    await had(supplier.brands).assign(iccid, null);
    expect((await supplier.esim(iccid)).brand).toBeNull();
    expect((await problemOf(had(supplier.brands).assign(iccid, "nobody's"))).kind).toBe("rejected");
    await settle(sandbox, { shareLinkOnRequest: false });
    expect(await had(supplier.sharing).of(await buySim(sandbox))).toBeNull();
  });

  test("exchange rates", async () => {
    const rates = await had(supplier.exchangeRates).on(new Date(Date.now() - DAY_MS), ["EUR", "GBP"]);
    expect(rates.map(({ to }) => to).toSorted()).toEqual(["EUR", "GBP"]);
    for (const { rate } of rates) expect(rate).toMatch(/^\d+\.\d+$/);
  });

  test("notifications, on and off, at an address that answers", async () => {
    const webhooks = had(supplier.webhooks);
    for (const topic of WEBHOOK_TOPICS) {
      expect(await webhooks.target(topic)).toBeNull();
      await webhooks.optIn(topic, hook.url);
      await webhooks.optIn(topic, hook.url);
      expect(await webhooks.target(topic)).toBe(hook.url);
      await webhooks.optOut(topic);
      await webhooks.optOut(topic);
      expect(await webhooks.target(topic)).toBeNull();
    }
    hook.probesAnswer(404);
    const refused = await problemOf(webhooks.optIn("low_data", hook.url));
    expect(refused).toMatchObject({ kind: "rejected", status: 422 });
    hook.probesAnswer(200);
  });

  test("a rehearsal that reaches nobody", async () => {
    const error = await problemOf(had(supplier.webhooks).rehearse("http://127.0.0.1:9/hook"));
    expect(error).toMatchObject({ kind: "rejected", status: 400 });
  });

  describe("deliveries", () => {
    const simulate = () => had(supplier.webhooks).rehearse(hook.url);

    test.each(["raw", "php", "node"])("signed as %s does are read", async (webhookSignatureForm) => {
      await settle(sandbox, { webhookSignatureForm, webhookBodyForm: "plain" });
      const told = hook.posted.length;
      await simulate();
      expect(await heard(told + 1)).toMatchObject({ kind: "credit_limit", remaining: { currency: "USD" } });
    });

    test("signed with another secret are not", async () => {
      const told = hook.posted.length;
      await sandbox.control("/faults", {
        operation: "supplier.webhook.*",
        kind: "webhook_bad_signature",
        count: 1,
      });
      await simulate();
      expect(await heard(told + 1)).toBeNull();
    });
  });
});

describe("PressOne's telephone numbers", () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(() => sandbox.close());

  test("are claimed, renewed and listed with a key of their own", async () => {
    const numbers = had(OPEN.pressone(sandbox.url()).numbers);
    const { items, lastPage, total } = await numbers.available(1);
    expect([items.length, lastPage]).toEqual([100, Math.ceil(total / 100)]);
    expect(await numbers.available(lastPage)).toMatchObject({ page: lastPage, total });
    const phoneNumber = items[0]?.phoneNumber ?? "";
    const claim = {
      phoneNumber,
      email: "a@example.test",
      firstName: "A",
      lastName: "B",
      mobile: "+2348012345678",
      country: "NG",
    };
    expect(await numbers.claim(claim)).toMatchObject({ phoneNumber, subscription: { status: "trial" } });
    expect(await numbers.claim(claim)).toMatchObject({ phoneNumber });
    const taken = await problemOf(numbers.claim({ ...claim, email: "b@example.test" }));
    expect(taken).toMatchObject({ kind: "rejected", status: 409 });
    expect((await problemOf(numbers.claim({ ...claim, phoneNumber: "0" }))).kind).toBe("not_found");
    expect(await numbers.renew({ email: claim.email })).toMatchObject({ status: "active" });
    expect((await problemOf(numbers.renew({ email: "b@example.test" }))).kind).toBe("not_found");
    await sandbox.control("/supplier/balance", { amountCents: 0 });
    expect((await problemOf(numbers.renew({ email: claim.email }))).kind).toBe("insufficient_balance");
    expect((await numbers.users({ mobile: claim.mobile })).items).toMatchObject([
      { email: claim.email, phoneNumber, subscription: { status: "active" } },
    ]);
    expect((await numbers.users({ email: "nobody@example.test" })).items).toEqual([]);
  });

  test("are closed to a wrong key", async () => {
    const voice = { baseUrl: sandbox.url(), apiKey: "not-the-key-0000" };
    const { numbers } = pressone({ ...KEYS, baseUrl: sandbox.url(), extras: false, voice });
    expect((await problemOf(had(numbers).available(1))).kind).toBe("unavailable");
  });
});

test("a supplier says before it is asked that it lacks something", () => {
  const bare = pressone({ ...KEYS, baseUrl: "http://127.0.0.1:1", extras: false, voice: null });
  expect(CAPABILITIES.filter((name) => bare[name] !== null)).toEqual([]);
  const all = OPEN.pressone("http://127.0.0.1:1");
  expect(CAPABILITIES.filter((name) => all[name] === null)).toEqual([]);
  const other = OPEN.airalo("http://127.0.0.1:1");
  expect(CAPABILITIES.filter((name) => other[name] === null)).toEqual(["numbers"]);
});

test("PressOne without these additions does not know their addresses", async () => {
  const sandbox = await openTestSandbox();
  try {
    await db().supplierToken.deleteMany();
    const unaware = pressone({ ...KEYS, baseUrl: sandbox.url(), extras: true, voice: null });
    const error = await problemOf(
      had(unaware.asyncOrders).place({ ...order(), webhookUrl: "http://x.test" }),
    );
    expect(error).toMatchObject({ kind: "unavailable", status: 404 });
  } finally {
    await sandbox.close();
  }
});
