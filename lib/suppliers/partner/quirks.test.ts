import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { problemOf } from "@/bin/test-partner";
import {
  openTestSupplier,
  openTestSuppliers,
  type TestSupplier,
  type TestSuppliers,
} from "@/bin/test-supplier";
import { db } from "@/lib/platform/db";
import { buyOnlineSim, buySim } from "@/sandbox/supplier/testing";
import type { SupplierCatalogue } from "../contract/catalogue";
import type { Supplier } from "../contract/supplier";

const SLUG = "sakura-mobile-data-7days-1gb";
const ICCID = "8910300000005271146";
const SUPPLIERS = ["pressone", "airalo"] as const;
let world: TestSuppliers;
let scripted: TestSupplier;
let plain: SupplierCatalogue;

beforeAll(async () => {
  [world, scripted] = await Promise.all([openTestSuppliers(), openTestSupplier()]);
  plain = await world.pressone().listDestinations();
});
afterAll(async () => {
  await world.close();
  await scripted.close();
});
beforeEach(() => world.forget());

let orders = 0;
const order = () => ({ packageId: SLUG, quantity: 1, reference: `lf-quirk-${(orders += 1)}` });

/** Every question about one eSIM. */
const aboutEsim = (supplier: Supplier, iccid: string): Promise<unknown>[] => [
  supplier.esim(iccid),
  supplier.usage(iccid),
  supplier.history(iccid),
  supplier.listTopups(iccid),
  supplier.instructions(iccid, "en"),
];
const kindsOf = (asked: Promise<unknown>[]) =>
  Promise.all(asked.map(async (each) => (await problemOf(each)).kind));

describe("where answers come from, and in what they are wrapped", () => {
  test.each(["customer", "cusomter", "both"])(
    "Q1: usage is found when it is spelt %s",
    async (usageSpelling) => {
      await world.set({ usageSpelling });
      const iccid = await buyOnlineSim(world.sandbox);
      expect((await world.pressone().usage(iccid)).status).toBe("ACTIVE");
    },
  );

  test("Q2: a balance sent as text/plain is JSON all the same", async () => {
    const answer = await fetch(`${world.sandbox.url()}/customer/v2/balance`, {
      headers: world.sandbox.headers(),
    });
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await world.pressone().balance()).toMatchObject({ currency: "USD" });
  });

  test("Q3: no account is an unknown balance, not one of zero", async () => {
    await world.set({ emptyBalances: true });
    expect(await world.pressone().balance()).toBeNull();
    await world.set({ emptyBalances: false });
    await world.sandbox.control("/supplier/balance", { amount: 0 });
    expect(await world.pressone().balance()).toEqual({ minor: 0, currency: "USD" });
  });

  test.each(SUPPLIERS)("Q4: everything reads the same at %s when every answer is wrapped", async (name) => {
    await world.set({ wrapAll: true });
    const supplier = world[name]();
    expect(await supplier.listDestinations()).toEqual(plain);
    expect(await supplier.balance()).not.toBeNull();
    const wanted = order();
    const placed = await supplier.placeOrder(wanted);
    const [sim] = placed.sims;
    expect(await supplier.findOrders({ reference: wanted.reference, since: new Date() })).toMatchObject([
      { id: placed.id, sims: [sim] },
    ]);
    expect(await supplier.order(placed.id)).toMatchObject({ id: placed.id, status: "completed" });
    expect(await supplier.esim(sim?.iccid ?? "")).toMatchObject({ ...sim, orderId: placed.id, apn: {} });
    expect(await supplier.history(sim?.iccid ?? "")).toHaveLength(1);
    expect((await supplier.listOrders({})).items).toContainEqual(expect.objectContaining({ id: placed.id }));
  });

  test("Q5: a failure in the envelope of a success is a failure, by its code", async () => {
    await world.set({ wrapAll: true, wrappedFailuresAre200: true });
    const supplier = world.pressone();
    await expect(
      supplier.placeOrder({ ...order(), packageId: "test-out-of-stock-7days-1gb" }),
    ).rejects.toMatchObject({ kind: "out_of_stock", status: 200, supplierCode: "BUSINESS_ERROR_34" });
    await expect(supplier.listTopups(ICCID)).rejects.toMatchObject({ kind: "not_found" });
    // A token that ends is renewed, although the status says that all is well.
    await world.sandbox.control("/supplier/tokens/expire", {});
    expect((await supplier.placeOrder(order())).sims).toHaveLength(1);
  });

  test("Q8: an answer with a comment is not guessed at, and an address keeps its slashes", async () => {
    const iccid = await buyOnlineSim(world.sandbox);
    await world.sandbox.control("/faults", [
      { operation: "supplier.usage", kind: "comment" },
      { operation: "supplier.orders.submit", kind: "comment", count: 1 },
    ]);
    await expect(world.pressone().usage(iccid)).rejects.toMatchObject({
      kind: "unavailable",
    });
    await expect(world.pressone().placeOrder(order())).rejects.toMatchObject({ kind: "unknown_outcome" });
    const steps = ["Open https://x.test//a // then go on"];
    const guide = {
      instructions: { language: "EN", ios: [{ installation_manual: { steps } }], android: [] },
    };
    const read = await scripted.meets({ body: { data: guide } }).instructions(ICCID, "en");
    expect(read.ios[0]?.manual).toEqual(steps);
  });

  test("Q18: links that name v1 lead nowhere: all pages are asked of v2", async () => {
    await world.set({ linksVersion: "v1" });
    expect(await world.pressone().listDestinations()).toEqual(plain);
    const paths = await world.askedPaths("supplier.packages");
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => !path.startsWith("/customer/v2/packages"))).toEqual([]);
  });

  test("Q20: what a success is called makes no difference", async () => {
    for (const message of ["success", "succes", "api.succes", "error", 7, null]) {
      const body = { data: { balances: [] }, meta: { message } };
      expect(await scripted.meets({ body }).balance()).toBeNull();
    }
  });

  test("Q22: pages that turn into objects from the second on give the same catalogue", async () => {
    await world.set({ laterPagesAsObject: true });
    expect(await world.pressone().listDestinations()).toEqual(plain);
  });

  test("Q24: an answer without a body is not parsed", async () => {
    await world.airalo().webhooks?.optOut("low_data");
    expect(await world.askedPaths("supplier.notifications.opt-out")).toHaveLength(1);
    const mute = scripted.meets({ status: 204, body: "" });
    await expect(mute.balance()).rejects.toMatchObject({ kind: "unavailable" });
    await expect(mute.placeOrder(order())).rejects.toMatchObject({ kind: "unknown_outcome" });
  });

  test("Q25: a page of HTML is kept in part and judged by its status", async () => {
    const html = (status: number) =>
      scripted.meets({
        status,
        body: `<html>${"x".repeat(2_000)}</html>`,
        headers: { "content-type": "text/html", "retry-after": "9" },
      });
    expect(await problemOf(html(502).placeOrder(order()))).toMatchObject({
      kind: "unknown_outcome",
      status: 502,
    });
    expect(await problemOf(html(503).usage(ICCID))).toMatchObject({ kind: "unavailable", status: 503 });
    expect(await problemOf(html(422).placeOrder(order()))).toMatchObject({ kind: "rejected" });
    expect(await problemOf(html(404).esim(ICCID))).toMatchObject({ kind: "unavailable" });
    expect(await problemOf(html(200).placeOrder(order()))).toMatchObject({
      kind: "unknown_outcome",
      supplierText: expect.stringMatching(/^<html>x{494}$/) as unknown,
    });
  });
});

describe("refusals and limits", () => {
  test.each(SUPPLIERS)("Q10: an unknown ICCID is not found at %s, whatever the status", async (name) => {
    for (const unknownIccidStatus of [404, 200]) {
      await world.set({ unknownIccidStatus });
      const iccid = `8910300000005271${unknownIccidStatus}`;
      expect(await kindsOf(aboutEsim(world[name](), iccid))).toEqual(Array(5).fill("not_found"));
    }
  });

  test.each(SUPPLIERS)("Q11: recycled, in each of its three disguises at %s", async (name) => {
    const iccid = await buySim(world.sandbox);
    await world.pass("91d");
    await db().supplierToken.deleteMany();
    const supplier = world[name]();
    expect(await supplier.esim(iccid)).toMatchObject({
      recycled: true,
      recycledAt: expect.any(Date) as unknown,
    });
    expect(await supplier.usage(iccid)).toMatchObject({
      status: "RECYCLED",
      unlimited: null,
      dataMb: null,
      voiceMinutes: null,
      expiresAt: null,
    });
    await expect(supplier.listTopups(iccid)).rejects.toMatchObject({ kind: "recycled", supplierCode: "73" });
    const topup = { packageId: `${SLUG}-topup`, iccid, reference: "lf-recycled" };
    await expect(supplier.placeTopup(topup)).rejects.toMatchObject({ kind: "recycled", supplierCode: "73" });
  });

  test.each(["seconds", "date"])(
    "Q12: a second history within 15 minutes is refused with its wait in %s",
    async (form) => {
      await world.set({ retryAfterForm: form });
      const iccid = await buyOnlineSim(world.sandbox);
      const supplier = world.pressone();
      await supplier.history(iccid);
      const refused = await problemOf(supplier.history(iccid));
      expect(refused.kind).toBe("throttled");
      expect(refused.retryAfterSeconds).toBeGreaterThan(890);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(901);
    },
  );

  test("Q13: usage stays as it was measured for 20 minutes", async () => {
    const iccid = await buyOnlineSim(world.sandbox);
    const before = await world.pressone().usage(iccid);
    await world.sandbox.control(`/phones/${iccid}/use`, { mb: 100 });
    expect(await world.pressone().usage(iccid)).toEqual(before);
    await world.pass("21m");
    expect((await world.pressone().usage(iccid)).dataMb?.remaining).toBe(
      (before.dataMb?.remaining ?? 0) - 100,
    );
  });

  test.each([422, 400])(
    "Q19: a list that is asked for wrongly is rejected with %d",
    async (listValidationStatus) => {
      await world.set({ listValidationStatus });
      await expect(world.pressone().listOrders({ page: 0 })).rejects.toMatchObject({
        kind: "rejected",
        status: listValidationStatus,
      });
    },
  );

  test.each(["", " ", "123", "89103000000052711461234", "89103000000052711/..", "891030000000527114a"])(
    "Q21: %j is no ICCID and never gets as far as an address",
    async (iccid) => {
      const supplier = scripted.meets({});
      const topup = { packageId: "p", iccid, reference: "lf-1" };
      expect(await kindsOf(aboutEsim(supplier, iccid))).toEqual(Array(5).fill("not_found"));
      await expect(supplier.placeTopup(topup)).rejects.toMatchObject({ kind: "rejected" });
      await expect(supplier.order(`../sims/${iccid}`)).rejects.toMatchObject({ kind: "not_found" });
      expect(scripted.asked()).toEqual([]);
    },
  );

  test("Q27: an order and a top-up carry nothing of the person they are for", async () => {
    const supplier = scripted.meets({ status: 422, body: { reason: "no" } });
    const names = () =>
      [...(scripted.asked().at(-1)?.body ?? "").matchAll(/name="([^"]+)"/g)].map(([, name]) => name).sort();
    await expect(supplier.placeOrder(order())).rejects.toMatchObject({ kind: "rejected" });
    expect(names()).toEqual(["description", "package_id", "quantity", "type"]);
    await expect(supplier.placeTopup({ packageId: "p", iccid: ICCID, reference: "lf-1" })).rejects.toThrow();
    expect(names()).toEqual(["description", "iccid", "package_id"]);
  });
});
