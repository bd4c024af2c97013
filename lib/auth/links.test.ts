import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { orderToken, readToken } from "./links";

test("a private link opens its own order and version only", () => {
  const orderId = newId();
  const token = orderToken({ orderId, version: 1 });
  expect(readToken(orderId, token)).toEqual({ orderId, version: 1 });
  expect(readToken(newId(), token)).toBeNull();
  expect(readToken(orderId, token.replace(/^1-/, "2-"))).toBeNull();
  expect(orderToken({ orderId, version: 2 })).not.toBe(token);
});

test("no made-up token opens anything", () => {
  const orderId = newId();
  fc.assert(fc.property(fc.string(), (token) => readToken(orderId, token) === null));
  fc.assert(fc.property(fc.string(), (id) => readToken(id, orderToken({ orderId, version: 1 })) === null));
});
