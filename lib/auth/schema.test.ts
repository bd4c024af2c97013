import { expect, test } from "vitest";
import { codeSchema, emailSchema } from "./schema";

test.each([
  [" Anna@Example.COM ", "anna@example.com"],
  ["a.b+c@sub.example.co.uk", "a.b+c@sub.example.co.uk"],
])("keeps %j as %j", (typed, stored) => {
  expect(emailSchema.parse(typed)).toBe(stored);
});

test.each([
  "",
  "anna",
  "anna@",
  "@example.com",
  "a b@example.com",
  "anna＠example.com",
  `${"a".repeat(250)}@example.com`,
])("refuses %j", (typed) => {
  expect(emailSchema.safeParse(typed).success).toBe(false);
});

test("forgives how a code is typed, not what it is", () => {
  expect(codeSchema.parse(" 123 456 ")).toBe("123456");
  expect(codeSchema.parse("123-456")).toBe("123456");
  expect(codeSchema.safeParse("12345").success).toBe(false);
  expect(codeSchema.safeParse("12345a").success).toBe(false);
});
