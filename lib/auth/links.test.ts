import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { orderLink, orderToken, placeIn, readToken } from "./links";

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

describe("the place that a private link leads to", () => {
  const grant = { orderId: newId(), version: 1 };

  test("is the one it was made for", () => {
    const esimId = newId();
    const led = (to: "top-up" | "esim") =>
      placeIn(new URL(orderLink(grant, "de", { to, esimId })).searchParams);
    expect(led("top-up")).toEqual({ esimId, path: `/esims/${esimId}/top-up` });
    expect(led("esim")).toEqual({ esimId, path: `/esims/${esimId}` });
    expect(new URL(orderLink(grant, "de")).search).toBe("");
  });

  test.each([
    ["", ""],
    ["top-up", ""],
    ["top-up", "../../admin"],
    ["//evil.example", newId()],
    ["https://evil.example", newId()],
    ["TOP-UP", newId()],
  ])("is none where %j of %j is asked for", (to, esim) => {
    expect(placeIn(new URLSearchParams({ to, esim }))).toBeNull();
  });
});
