import fc from "fast-check";
import { expect, test } from "vitest";
import { placeIn } from "@/lib/notifications/places/model";
import { newId } from "@/lib/platform/ids";
import { orderLink, orderToken, readToken } from "./links";

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

test("a private link leads to its order, unless it was made for another place", () => {
  const grant = { orderId: newId(), version: 1 };
  expect(new URL(orderLink(grant, "de")).search).toBe("");
  const link = orderLink(grant, "de", { to: "install", esimId: newId() });
  expect(placeIn(new URL(link).searchParams)?.path).toMatch(/\/install$/);
});
