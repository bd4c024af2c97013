import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SUPPLIER_ERROR_KINDS, type SupplierErrorKind } from "../errors";
import { refusal, refusesToken } from "./classify";

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: new Headers(headers), text, body: typeof body === "string" ? undefined : body };
}
const business = (code: number | string, reason = "text") => answer(422, { code, reason });
const plain = (status: number, message: string) => answer(status, { data: [], meta: { message } });
const fields = (data: Record<string, string>, status = 422) =>
  answer(status, { data, meta: { message: "the parameter is invalid" } });
const wrapped = (code: string, message: string, status = 200) =>
  answer(status, { success: false, code, message, timestamp: "2026-11-21T10:00:00.000Z" });
const HTML = "<html><body>Bad gateway</body></html>";

type Case = readonly [what: string, given: ReturnType<typeof answer>, kind: SupplierErrorKind];
const BUSINESS: readonly Case[] = [
  ["11", business(11, "Insufficient Airalo Credit: 3 USD"), "insufficient_balance"],
  ["13 as text", business("13"), "unavailable"],
  ["14", business(14), "rejected"],
  ["23", business(23), "rejected"],
  ["33", business(33), "out_of_stock"],
  ["34", business(34), "out_of_stock"],
  ["43", business(43), "rejected"],
  ["53", business(53), "unknown_outcome"],
  ["73", business(73), "recycled"],
  ["89 where 403 is documented", business(89), "unavailable"],
  ["401 in the body", business(401), "unavailable"],
  ["one never seen", business(999), "rejected"],
  [
    "one never seen, in documented words",
    business(1_011, "Insufficient Credit: top up"),
    "insufficient_balance",
  ],
  [
    "a text instead of a number",
    business("LOW_CREDIT", "Insufficient PressOne Credit: top up"),
    "insufficient_balance",
  ],
];
const WORDS: readonly Case[] = [
  ["Insufficient Airalo Credit: 1", "insufficient_balance"],
  ["Insufficient Credit: add funds", "insufficient_balance"],
  ["The requested operator is currently undergoing maintenance. Later.", "unavailable"],
  ["Invalid checksum: abc", "rejected"],
  ["The requested top-up has been disabled by the operator", "rejected"],
  ["Insufficient stock of eSIMs remaining: 3", "out_of_stock"],
  ["The requested eSIM package is invalid or it is currently out of stock.", "out_of_stock"],
  ["Bad request.", "rejected"],
  ["Something unexpected happened. Try later.", "unknown_outcome"],
  ["The eSIM with iccid 8910300000005271146 has been recycled. Gone.", "recycled"],
  ["Your IP address is not permitted", "unavailable"],
  ["Authentication failed. No token.", "unavailable"],
  ["User is not opted in and no webhook URL provided.", "rejected"],
].map(([reason = "", kind]) => [reason, answer(422, { reason }), kind as SupplierErrorKind]);
const SHAPES: readonly Case[] = [
  ["422-a", fields({ package_id: "The selected package is invalid." }), "rejected"],
  ["422-a labelled 400", fields({ limit: "The limit must be an integer." }, 400), "rejected"],
  [
    "422-a about stock",
    fields({ quantity: "SIM quantity is not available. Available quantity: 9." }),
    "out_of_stock",
  ],
  ["422-a about a top-up", fields({ package_id: "invalid topup package" }), "rejected"],
  ["422-a about a limit", fields({ package_id: "validation.order_exceed_limit" }), "rejected"],
  ["422-a about a brand", fields({ brand_settings_name: "The selected brand is invalid." }), "rejected"],
  [
    "422-a, flattened",
    fields({ "vouchers.0.package_id": "invalid", "request_ids.1": "too short" }),
    "rejected",
  ],
  ["422-d", plain(422, "The iccids do not belong to you."), "rejected"],
  [
    "a list of errors",
    answer(422, { message: "invalid", errors: { limit: ["must be an integer"] } }),
    "rejected",
  ],
  ["an error alone", answer(400, { error: "not opted in" }), "rejected"],
  ["a message alone", answer(409, { message: "This number is taken.", code: "409" }), "rejected"],
  ["a 422 without a body", answer(422, ""), "rejected"],
  ["an unknown ICCID", plain(404, "messages.resource_not_found"), "not_found"],
  ["an unknown ICCID on 200", plain(200, "messages.resource_not_found"), "not_found"],
  [
    "an unknown ICCID on 200, wrapped as a success",
    answer(200, {
      success: true,
      code: "OK",
      message: "done",
      data: { data: [], meta: { message: "messages.resource_not_found" } },
    }),
    "not_found",
  ],
  ["another account's order", plain(401, "This action is unauthorized."), "not_found"],
  ["an unknown e-mail", answer(404, { message: "No such user.", code: "404" }), "not_found"],
  ["something gone", answer(410, { message: "gone" }), "not_found"],
  ["a wrong address", answer(404, "<html>Not Found</html>"), "unavailable"],
  ["a wrong address, bare", answer(404, ""), "unavailable"],
  ["a wrong address, as JSON", answer(404, { message: "The route v2/x could not be found." }), "unavailable"],
  ["a wrong address, as JSON with a code", answer(404, { code: 404, message: "Not Found" }), "unavailable"],
  [
    "a wrong method",
    answer(405, { message: "The POST method is not supported for this route." }),
    "unavailable",
  ],
  ["wrong client", plain(401, "Client authentication failed"), "unavailable"],
  [
    "a refused token",
    answer(401, { code: 401, reason: "Authentication failed. Token expired." }),
    "unavailable",
  ],
  ["a bare 401", answer(401, ""), "unavailable"],
  ["a foreign address", answer(403, { code: 89, reason: "Your IP address is not permitted" }), "unavailable"],
  ["a firewall", answer(403, HTML), "unavailable"],
  ["no money for voice", answer(402, { message: "Payment required", code: "402" }), "insufficient_balance"],
  ["too many", answer(429, { message: "Too Many Attempts." }), "throttled"],
  ["too many, in HTML", answer(429, HTML), "throttled"],
  ["too many, with a business code", answer(429, { code: 34, reason: "sold out" }), "throttled"],
  [
    "a refusal without data on 200",
    answer(200, { code: 34, reason: "The requested eSIM package is invalid or" }),
    "out_of_stock",
  ],
  [
    "a refusal beside an empty list on 200",
    answer(200, { code: 73, reason: "The eSIM with iccid 1 has been recycled.", data: [] }),
    "recycled",
  ],
];
const ENVELOPE_B: readonly Case[] = [
  ["BUSINESS_ERROR_11", wrapped("BUSINESS_ERROR_11", "no money"), "insufficient_balance"],
  ["BUSINESS_ERROR_34 on 422", wrapped("BUSINESS_ERROR_34", "sold out", 422), "out_of_stock"],
  ["RATE_LIMITED", wrapped("RATE_LIMITED", "slowly"), "throttled"],
  ["NOT_FOUND", wrapped("NOT_FOUND", "messages.resource_not_found"), "not_found"],
  ["ORDER_NOT_FOUND", wrapped("ORDER_NOT_FOUND", "no such order", 404), "not_found"],
  ["ROUTE_NOT_FOUND", wrapped("ROUTE_NOT_FOUND", "no such route", 404), "unavailable"],
  ["a router's NOT_FOUND", wrapped("NOT_FOUND", "Cannot POST /customer/v2/orders", 404), "unavailable"],
  ["VALIDATION_ERROR", wrapped("VALIDATION_ERROR", "the parameter is invalid"), "rejected"],
  ["UNAUTHORIZED", wrapped("UNAUTHORIZED", "Authentication failed."), "unavailable"],
  ["UNAUTHORIZED for one order", wrapped("UNAUTHORIZED", "This action is unauthorized.", 401), "not_found"],
  ["INSUFFICIENT_WALLET_BALANCE", wrapped("INSUFFICIENT_WALLET_BALANCE", "top up"), "insufficient_balance"],
  ["OUT_OF_STOCK", wrapped("OUT_OF_STOCK", "later"), "out_of_stock"],
  ["ESIM_RECYCLED", wrapped("ESIM_RECYCLED", "gone"), "recycled"],
  ["INTERNAL_SERVER_ERROR", wrapped("INTERNAL_SERVER_ERROR", "oops"), "unknown_outcome"],
  ["BAD_REQUEST", wrapped("BAD_REQUEST", "no"), "rejected"],
  ["INVALID_PACKAGE", wrapped("INVALID_PACKAGE", "no"), "rejected"],
  ["one never seen", wrapped("MOON_PHASE", "no", 422), "rejected"],
  ["one never seen, on 200", wrapped("MOON_PHASE", "no"), "unknown_outcome"],
  [
    "a map of fields inside of it",
    answer(422, {
      success: false,
      code: "VALIDATION_ERROR",
      message: "invalid",
      data: { data: { quantity: "SIM quantity is not available." }, meta: { message: "invalid" } },
    }),
    "out_of_stock",
  ],
  [
    "a refusal inside of a success",
    answer(200, { success: true, code: "OK", message: "done", data: { code: 34, reason: "sold out" } }),
    "out_of_stock",
  ],
  [
    "an unknown ICCID in a success's message",
    answer(200, { success: true, code: "OK", message: "messages.resource_not_found", data: [] }),
    "not_found",
  ],
  [
    "what it wraps",
    answer(200, {
      success: false,
      code: "UPSTREAM_ERROR",
      message: "failed",
      data: { code: 73, reason: "gone" },
    }),
    "recycled",
  ],
];
const LOST: readonly Case[] = [
  ...[500, 502, 503, 504].map(
    (status) => [`${status} in HTML`, answer(status, HTML), "unknown_outcome"] as const,
  ),
  ["500 in JSON", answer(500, { error: "oops" }), "unknown_outcome"],
  ["500 that names a code", answer(500, { code: 34, reason: "sold out" }), "unknown_outcome"],
  ["a body that breaks off", answer(200, '{"data":{"id":1'), "unknown_outcome"],
  ["no body", answer(200, ""), "unknown_outcome"],
  ["a success that calls itself an error", answer(200, { error: "we are still at it" }), "unknown_outcome"],
  ["a success that gives a reason", answer(201, { reason: "we are still at it" }), "unknown_outcome"],
  ["a success that calls itself none", answer(200, { success: false }), "unknown_outcome"],
  ["an accepted page of HTML", answer(202, HTML), "unknown_outcome"],
  ["a request that timed out", answer(408, ""), "unknown_outcome"],
  ["see other", answer(303, ""), "unknown_outcome"],
  ["found", answer(302, ""), "unknown_outcome"],
  ["moved", answer(301, HTML), "unavailable"],
  ["moved for now", answer(307, ""), "unavailable"],
  ["a status of no meaning", answer(599, ""), "unknown_outcome"],
];

describe.each([
  ["a business code", BUSINESS],
  ["the supplier's words", WORDS],
  ["a shape of body", SHAPES],
  ["the success/code envelope", ENVELOPE_B],
  ["an answer that tells nothing", LOST],
])("%s", (_group, cases) => {
  test.each(cases)("%s", (_what, given, kind) => {
    expect(refusal(given, "write")?.kind).toBe(kind);
    // Nothing can have happened by reading.
    expect(refusal(given, "read")?.kind).toBe(kind === "unknown_outcome" ? "unavailable" : kind);
  });
});

test.each([
  ["data", answer(200, { data: [] })],
  ["nothing, on purpose", answer(204, "")],
  ["accepted", answer(202, { data: { request_id: "x", accepted_at: "2024-07-11 15:26:02" } })],
  [
    "the envelope of success",
    answer(200, { success: true, code: "OK", message: "done", data: { data: [] } }),
  ],
  ["the simulator", answer(200, { success: "Notification sent" })],
  ["misspelt success", answer(200, { data: {}, meta: { message: "api.succes" } })],
  ["a telephone number", answer(200, { message: "Number claimed", data: { email: "a@example.test" } })],
])("%s is no error", (_what, given) => {
  expect(refusal(given, "write")).toBeNull();
  expect(refusal(given, "read")).toBeNull();
});

test("the supplier's code and words are kept for staff, without ICCIDs, and cut", () => {
  const recycled = "The eSIM with iccid 8910300000005271146 has been recycled.";
  expect(refusal(business(73, recycled), "write")).toMatchObject({
    status: 422,
    supplierCode: "73",
    supplierText: "The eSIM with iccid [iccid] has been recycled.",
  });
  expect(refusal(fields({ iccid: "The iccid field is required." }), "write")?.supplierText).toBe(
    '{"iccid":"The iccid field is required."}',
  );
  const page = refusal(answer(502, `<html>${"8910300000005271146 ".repeat(400)}`), "read");
  expect(page?.supplierText?.length).toBeLessThanOrEqual(500);
  expect(page?.supplierText).not.toMatch(/\d{18}/);
});

test.each([
  ["a bare 401", answer(401, ""), true],
  ["a token that ended", answer(401, { code: 401, reason: "Authentication failed." }), true],
  ["the same with status 200", wrapped("UNAUTHORIZED", "Authentication failed."), true],
  ["another account's order", plain(401, "This action is unauthorized."), false],
  ["a server that broke down", answer(500, { code: 401, reason: "Authentication failed." }), false],
  ["a gateway that broke down", wrapped("UNAUTHORIZED", "Authentication failed.", 502), false],
  ["a refused order", business(34), false],
  ["a success", answer(200, { data: [] }), false],
])("whether the token is to blame: %s", (_what, given, expected) => {
  expect(refusesToken(given)).toBe(expected);
});

const intents = fc.constantFrom("read" as const, "write" as const);
test("any status and any JSON is a success or one of the known kinds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), fc.jsonValue(), intents, (status, body, intent) => {
      const error = refusal(answer(status, body), intent);
      if (error) expect(SUPPLIER_ERROR_KINDS).toContain(error.kind);
      if (intent === "read") expect(error?.kind).not.toBe("unknown_outcome");
      if (status >= 300) expect(error).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});
