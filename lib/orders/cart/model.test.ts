import { expect, test } from "vitest";
import { cartText, readCart, withPackage } from "./model";

const lines = [
  { slug: "sakura-1gb", quantity: 2 },
  { slug: "kaze-3gb", quantity: 1 },
];

test.each([null, "0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"])(
  "what is kept is what is read, with order %s",
  (orderId) => {
    expect(readCart(cartText({ lines, orderId }))).toEqual({ lines, orderId });
  },
);

test.each([undefined, "", "nonsense", "%", "a:b", "a:1,,", "x".repeat(5_000)])(
  "%j is an empty cart",
  (text) => {
    expect(readCart(text)).toEqual({ lines: [], orderId: null });
  },
);

test("a package is added once, before the others", () => {
  expect(withPackage(lines, "new-5gb")).toEqual([{ slug: "new-5gb", quantity: 1 }, ...lines]);
  expect(withPackage(lines, "kaze-3gb")).toEqual(lines);
});
