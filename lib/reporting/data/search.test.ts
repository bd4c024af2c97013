import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { findByTerm } from "./search";

const ICCID = "8944501234567890123";
let orderId: string;
let number: string;
let esimId: string;
let customerId: string;

beforeAll(async () => {
  const buyer = await make.customer({ email: "nora@example.com" });
  const order = await make.order({ email: buyer.email, customerId: buyer.id });
  const [line] = order.lines;
  if (!line) throw new Error("an order has a line");
  const payment = await make.payment(order, { sessionId: "cs_test_found", paymentIntentId: "pi_found" });
  await make.refund(payment, { stripeRefundId: "re_found" });
  await make.attempt(line.id, { reference: "lf-abcdefghjkmnpqrstvwx", supplierOrderId: "4711" });
  esimId = (await make.esim(line, { iccid: ICCID, customerId: buyer.id })).id;
  [orderId, number, customerId] = [order.id, order.number, buyer.id];
  await make.order({ email: "guest_1@example.com", status: "AWAITING_PAYMENT", paidAt: null });
  await make.order({ email: "guestx1@example.com", status: "AWAITING_PAYMENT", paidAt: null });
});

describe("one record", () => {
  test.each([
    ["an order number as it is printed", () => number],
    ["an order number as it is typed", () => ` ${number.slice(0, 4).toLowerCase()}-${number.slice(4)} `],
    ["a private id", () => orderId],
    ["our reference", () => "lf-abcdefghjkmnpqrstvwx"],
    ["the supplier's order", () => "4711"],
    ["a Stripe session", () => "cs_test_found"],
    ["a payment intent", () => "pi_found"],
    ["a refund", () => "re_found"],
  ])("%s leads to the order", async (_name, term) => {
    expect(await findByTerm(term())).toEqual({ kind: "order", id: orderId });
  });

  test("a whole ICCID leads to the eSIM, with blanks too", async () => {
    expect(await findByTerm(ICCID)).toEqual({ kind: "esim", id: esimId });
    expect(await findByTerm("8944 5012 3456 7890 123")).toEqual({ kind: "esim", id: esimId });
  });

  test("part of an ICCID finds nothing", async () => {
    expect(await findByTerm(ICCID.slice(0, 18))).toBeNull();
    expect(await findByTerm("0123")).toBeNull();
  });

  test("an address leads to its customer", async () => {
    expect(await findByTerm("Nora@Example.com")).toEqual({ kind: "customer", id: customerId });
  });
});

describe("several orders", () => {
  test("the beginning of an address lists its orders, masked", async () => {
    const found = await findByTerm("nor");
    expect(found).toMatchObject({ kind: "orders", rows: [{ id: orderId, email: "no…@example.com" }] });
  });

  test("an address nobody ever paid under lists its orders", async () => {
    expect(await findByTerm("guestx1@example.com")).toMatchObject({
      kind: "orders",
      rows: [{ email: "gu…@example.com" }],
    });
  });

  test("_ and % are letters, not wildcards", async () => {
    expect(await findByTerm("guest_1")).toMatchObject({ rows: { length: 1 } });
    expect(await findByTerm("%%%")).toBeNull();
  });
});

test.each([
  ["an"],
  ["lf-nothing"],
  ["cs_nothing"],
  ["8944000000000000000"],
  [newId()],
  ["'; DROP TABLE esim; --"],
])("%s finds nothing", async (term) => {
  expect(await findByTerm(term)).toBeNull();
});
