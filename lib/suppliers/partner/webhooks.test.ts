import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDeliveries } from "./webhooks";

const SECRET = "shared-secret";
const { read, readKept } = openDeliveries(SECRET);

const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (signed: string | Uint8Array) => createHmac("sha512", SECRET).update(signed).digest("hex");
const deliver = (text: string, signed = text) => read({ body: bytes(text), signature: sign(signed) });

/** The examples of the supplier's pages. */
const COMPLETED = `{"request_id":"3NhR3gKmqCWK7IWppurpDX3Cg","data":{"id":74507,"code":"20260616-074507","package_id":"meraki-mobile-7days-1gb","quantity":1,"sims":[{"iccid":"8910300000005271147","lpa":"lpa.example.test","matching_id":"TEST-2","qrcode":"LPA:1$lpa.example.test$TEST-2"}]},"meta":{"message":"success"}}`;
const FAILED = `{"request_id":"3NhR3gKmqCWK7IWppurpDX3Cg","code":34,"reason":"The requested eSIM package is invalid or it is currently out of stock. Please try again later."}`;
const LOW_DATA = `{"level":"3days","package_name":"bonbon-7gb-10days","remaining_percentage":43,"iccid":"8910300000005271146"}`;
const CREDIT_LIMIT = `{"message":"Surpassed 80% of the credit limit balance","remaining":225.35}`;
const REQUEST_ID = "3NhR3gKmqCWK7IWppurpDX3Cg";

describe("a genuine delivery", () => {
  test("tells of a completed order, wherever its request id stands", () => {
    const order = { orderId: "74507", packageId: "meraki-mobile-7days-1gb", quantity: 1, reference: null };
    const told = { kind: "order_completed", requestId: REQUEST_ID, ...order };
    expect(deliver(COMPLETED)).toEqual(told);
    const { request_id, data } = JSON.parse(COMPLETED) as { request_id: string; data: object };
    expect(deliver(JSON.stringify({ data: { request_id, ...data } }))).toEqual(told);
    // An order's own field called data is a text.
    expect(deliver(JSON.stringify({ request_id, ...data, data: "1 GB", description: "lf-1" }))).toEqual({
      ...told,
      reference: "lf-1",
    });
  });

  test("tells of a failed order with the supplier's code, and no eSIM's number", () => {
    expect(deliver(FAILED)).toMatchObject({
      kind: "order_failed",
      requestId: REQUEST_ID,
      error: "out_of_stock",
      code: "34",
    });
    const reason = "The eSIM with iccid 8910300000005271146 has been recycled.";
    const recycled = deliver(JSON.stringify({ request_id: REQUEST_ID, reason }));
    expect(recycled).toMatchObject({ kind: "order_failed", error: "recycled", code: null });
    expect(JSON.stringify(recycled)).not.toContain("8910300000005271146");
  });

  test("tells of data and credit that run low", () => {
    expect(deliver(LOW_DATA)).toEqual({
      kind: "low_data",
      iccid: "8910300000005271146",
      level: "3days",
      packageId: "bonbon-7gb-10days",
      remainingPercent: 43,
    });
    expect(deliver(CREDIT_LIMIT)).toEqual({
      kind: "credit_limit",
      message: "Surpassed 80% of the credit limit balance",
      remaining: { minor: 22_535, currency: "USD" },
    });
  });

  test.each([
    ["{}", []],
    ["[]", []],
    ["not JSON", []],
    [`{"level":"10%","iccid":"8910300000005271146"}`, ["level", "iccid"]],
    [`{"message":"Surpassed","remaining":"a lot"}`, ["message", "remaining"]],
    [`{"request_id":"x","data":{}}`, ["request_id", "data"]],
  ])("that says nothing we know is kept as such: %s", (text, fields) => {
    expect(deliver(text)).toEqual({ kind: "unknown", fields });
  });
});

describe("the signature", () => {
  const NAMED = `{ "message": "Ünï\\u20AC/2 😀", "remaining": 10.50 }`;
  const compact = `{"message":"Ünï€\\/2 😀","remaining":10.5}`;
  const escaped = `{"message":"\\u00dcn\\u00ef\\u20ac\\/2 \\ud83d\\ude00","remaining":10.5}`;

  test.each([
    ["the bytes as they came", NAMED],
    ["the body as the Node client writes it again", compact],
    ["the body as the PHP client writes it again", escaped],
  ])("holds over %s", (_, signed) => {
    expect(deliver(NAMED, signed)).toMatchObject({ kind: "credit_limit", message: "Ünï€/2 😀" });
  });

  test.each([
    ["none", null],
    ["an empty one", ""],
    ["a shorter one", sign(LOW_DATA).slice(1)],
    ["one that is as long in characters but not in bytes", "é".repeat(128)],
    ["one in capital letters", sign(LOW_DATA).toUpperCase()],
    ["another secret's", createHmac("sha512", "other").update(LOW_DATA).digest("hex")],
    ["one of the Stripe kind", `t=1,v1=${sign(LOW_DATA)}`],
  ])("is refused: %s", (_, signature) => {
    expect(read({ body: bytes(LOW_DATA), signature })).toBeNull();
  });

  test("survives a body nested too deep to be written again", () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    expect(read({ body: bytes(deep), signature: sign("something else") })).toBeNull();
    expect(deliver(deep)).toEqual({ kind: "unknown", fields: [] });
  });

  test("any bytes with any signature are refused, never thrown at", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: "binary" }), (body, signature) => {
        expect(read({ body, signature })).toBeNull();
      }),
    );
  });

  test("one changed byte of the body, or of the signature, is refused", () => {
    const body = fc.constantFrom(COMPLETED, FAILED, LOW_DATA, CREDIT_LIMIT).map(bytes);
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 255 }), (original, at, change) => {
        const signature = sign(original);
        const changed = Uint8Array.from(original);
        const place = at % original.length;
        changed[place] = (original[place] ?? 0) ^ change;
        expect(read({ body: changed, signature })).toBeNull();
        const digit = at % signature.length;
        const other = signature[digit] === "0" ? "1" : "0";
        const forged = signature.slice(0, digit) + other + signature.slice(digit + 1);
        expect(read({ body: original, signature: forged })).toBeNull();
      }),
    );
  });
});

test("any genuine JSON is an event, the same one when it is read again", () => {
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom("75%", "8910300000005271146", 1e21, -5, "1,50"));
  const names = ["request_id", "data", "reason", "level", "iccid", "remaining", "message", "package_name"];
  const event = fc.dictionary(fc.constantFrom(...names, "remaining_percentage", "id", "package_id"), field);
  fc.assert(
    fc.property(fc.oneof(event, fc.jsonValue()), (value) => {
      const text = JSON.stringify(value);
      const told = deliver(text);
      expect(told?.kind).toMatch(/^(?:order_completed|order_failed|low_data|credit_limit|unknown)$/);
      expect(readKept(text)).toEqual(told);
    }),
  );
});
