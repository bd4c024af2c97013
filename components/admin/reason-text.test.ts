import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { SUPPLIER_ERROR_KINDS } from "@/lib/suppliers/errors";
import { CLAIM_REASONS } from "@/lib/fulfilment/claims/model";
import { REFUND_CODES } from "@/lib/orders/refunds/model";
import admin from "@/messages/en/admin.json";
import { factText, reasonText } from "./reason-text";

const t = createTranslator({ locale: "en", messages: { admin }, namespace: "admin" });

test.each([...SUPPLIER_ERROR_KINDS, ...REFUND_CODES, ...CLAIM_REASONS, "not_delivered_in_time", "given_up"])(
  "staff read words for %s",
  (reason) => {
    expect(reasonText(t, reason)).not.toMatch(/_|^[a-z]/);
  },
);

test("a reason without words is shown as it stands in the books", () => {
  expect(reasonText(t, "of another version")).toBe("of another version");
  expect(reasonText(t, "toString")).toBe("toString");
});

test("of the facts of a step the reason is told in words, and all others as they are", () => {
  expect(factText(t, ["reason", "out_of_stock"])).toBe("reason: Sold out at the supplier");
  expect(factText(t, ["attempt", "2"])).toBe("attempt 2");
});
