import fc from "fast-check";
import { expect, test } from "vitest";
import { SUPPLIER_ERROR_KINDS } from "../errors";
import { refusal } from "./classify";

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: new Headers(headers), text, body: typeof body === "string" ? undefined : body };
}
const business = (code: number | string) => answer(422, { code, reason: "text" });
const NOT_FOUND = { data: [], meta: { message: "messages.resource_not_found" } };

test.each([
  ["low balance", business(11), "insufficient_balance"],
  ["maintenance", business("13"), "unavailable"],
  ["no stock", business(33), "out_of_stock"],
  ["sold out or unknown package", business(34), "out_of_stock"],
  ["unexpected", business(53), "unknown_outcome"],
  ["recycled", business(73), "recycled"],
  ["a code never seen", business(999), "rejected"],
  [
    "field errors",
    answer(422, { data: { quantity: "too many" }, meta: { message: "the parameter is invalid" } }),
    "rejected",
  ],
  [
    "field errors labelled 400",
    answer(400, { data: { limit: "integer" }, meta: { message: "x" } }),
    "rejected",
  ],
  ["unknown ICCID", answer(404, NOT_FOUND), "not_found"],
  ["unknown ICCID with status 200", answer(200, NOT_FOUND), "not_found"],
  ["too many", answer(429, { message: "Too Many Attempts." }, { "retry-after": "900" }), "throttled"],
  ["a page of HTML", answer(502, "<html>Bad gateway</html>"), "unknown_outcome"],
  ["a body that breaks off", answer(200, '{"data":{"id":1'), "unknown_outcome"],
  ["a failure with status 200", answer(200, { success: false, code: "BAD", message: "no" }), "rejected"],
] as const)("a write answered with %s is %s", (_what, given, kind) => {
  expect(refusal(given, true)?.kind).toBe(kind);
});

test("the same on a read is only unavailable, since nothing can have been done", () => {
  expect(refusal(answer(502, "<html>"), false)?.kind).toBe("unavailable");
  expect(refusal(answer(200, "<html>"), false)?.kind).toBe("unavailable");
});

test("successes are no errors", () => {
  expect(refusal(answer(200, { data: [] }), false)).toBeNull();
  expect(refusal(answer(204, ""), false)).toBeNull();
});

test("keeps the supplier's words for staff, without ICCIDs", () => {
  const error = refusal(
    answer(422, { code: 73, reason: "The eSIM with iccid 8910300000005271146 has been recycled." }),
    true,
  );
  expect(error?.supplierText).toContain("has been recycled");
  expect(error?.supplierText).not.toContain("8910300000005271146");
  expect(refusal(answer(429, {}, { "retry-after": "900" }), false)?.retryAfterSeconds).toBe(900);
});

test("any status and any JSON is a success or one of the known kinds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), fc.boolean(), (status, body, write) => {
      const error = refusal(answer(status, body), write);
      if (error) expect(SUPPLIER_ERROR_KINDS).toContain(error.kind);
    }),
  );
});
