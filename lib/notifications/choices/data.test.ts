import { expect, test } from "vitest";
import { addressKey, choicesLink, chooserToken, oneClickLink, readChooser } from "./data";

const chooser = { topic: "usage", addressHash: addressKey("anna@example.com") } as const;

test("a token is read back as what it was made of", () => {
  expect(readChooser(chooserToken(chooser))).toEqual(chooser);
});

test.each([
  ["another topic", (token: string) => token.replace("usage", "expiry")],
  ["another address", (token: string) => token.replace(chooser.addressHash, addressKey("bo@example.com"))],
  ["a letter more", (token: string) => `${token}x`],
  ["a part more", (token: string) => `${token}.x`],
  ["no topic of ours", (token: string) => token.replace("usage", "constructor")],
  ["nothing", () => ""],
])("one with %s is nobody's", (_what, change) => {
  expect(readChooser(change(chooserToken(chooser)))).toBeNull();
});

test("who was only sent a code, and staff, have nothing to choose", () => {
  const post = { recipient: "anna@example.com", locale: "en" };
  expect(choicesLink({ ...post, template: "signInCode" })).toBeNull();
  expect(choicesLink({ ...post, template: "balanceLow" })).toBeNull();
  expect(choicesLink({ ...post, template: "orderPaid" })).toContain("/en/notifications/order.");
  expect(oneClickLink({ ...post, template: "orderPaid" })).toBeNull();
  expect(oneClickLink({ ...post, template: "lowData" })).toContain("/api/unsubscribe/usage.");
});
