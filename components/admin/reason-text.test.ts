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

test.each([
  ["reason", "out_of_stock", "Reason: Sold out at the supplier"],
  ["attempt", "2", "Try no.: 2"],
  ["supplierOrder", "9000001", "Supplier order: 9000001"],
  ["amount", "all", "Amount: all of it"],
  ["exception", "true", "Exception: yes"],
  ["links", "revoked", "Links mailed before: stopped"],
  ["from", "TO_ASK", "From: To be asked"],
  ["outcome", "refused", "Outcome: Refused"],
  ["note", "all", "Note: all"],
  ["of another version", "TO_ASK", "of another version: TO_ASK"],
])("staff read %s %s as %s", (name, value, said) => {
  expect(factText(t, [name, value])).toBe(said);
});
