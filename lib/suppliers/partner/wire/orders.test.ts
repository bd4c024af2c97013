import { describe, expect, test } from "vitest";
import { orderWire } from "./orders";
import { esimWire, simWire } from "./sims";

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
