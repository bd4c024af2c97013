import { expect, test } from "vitest";
import { redactText } from "./log";

test.each([
  ["mail to anna.b+trip@example.co.uk failed", "mail to [e-mail] failed"],
  [
    "The eSIM with iccid 8910300000005271146 has been recycled",
    "The eSIM with iccid [iccid] has been recycled",
  ],
  ["sim_8910300000005271146x is gone", "sim_[iccid]x is gone"],
  ["open ?carddata=LPA%3A1%24smdp.example.com%2404386 now", "open ?carddata=[activation code] now"],
  ["code LPA:1$smdp.example.com$04386-AGYFT here", "code [activation code] here"],
  ["key sk_test_abc123 and whsec_xyz", "key [key] and [key]"],
  ["Authorization: Bearer aaa.bbb.ccc", "Authorization: Bearer [token]"],
  ['"anna@example.com",<ben@example.org>', '"[e-mail]",<[e-mail]>'],
  [`${"long".repeat(30)}@example.com`, "[e-mail]"],
  ["order 12345 costs 9.50", "order 12345 costs 9.50"],
])("hides what is private in %j", (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

test("a long text without anything private passes as it is", () => {
  // With a pattern that starts at every letter this takes minutes.
  const text = "x".repeat(200_000);
  expect(redactText(text)).toBe(text);
});
