import { expect, test } from "vitest";
import { cardText, expiryText } from "./format";
import { isExpired, refusalOf } from "./model";

test.each([
  ["2030-12-01", false],
  ["2030-12-31", false],
  ["2031-01-01", false],
  ["2031-01-03", true],
  ["2040-01-01", true],
])("a card of 12/2030 is over on %s: %s", (day, isOver) => {
  expect(isExpired({ expMonth: 12, expYear: 2030 }, new Date(`${day}T12:00:00Z`))).toBe(isOver);
});

test.each([
  ["authentication_required", "card_needs_buyer"],
  ["authentication_not_handled", "card_needs_buyer"],
  ["insufficient_funds", "card_declined"],
  ["expired_card", "card_declined"],
  ["card_gone", "card_gone"],
  ["not_charged", "payment_unavailable"],
  [null, "payment_unavailable"],
])("what Stripe calls %s is %s", (failure, refusal) => {
  expect(refusalOf(failure)).toBe(refusal);
});

test("a card is named by its brand and its last digits, and kept together from right to left", () => {
  expect(cardText({ brand: "amex", last4: "0005" }, "en", "Card")).toBe("American Express ·· 0005");
  expect(cardText({ brand: "newest", last4: "1234" }, "de", "Karte")).toBe("Karte ·· 1234");
  expect(cardText({ brand: "visa", last4: "4242" }, "ar", "بطاقة")).toBe("\u2068Visa ·· 4242\u2069");
  expect(expiryText({ expMonth: 3, expYear: 2031 }, "en")).toBe("03/2031");
});
