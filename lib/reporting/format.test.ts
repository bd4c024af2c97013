import { expect, test } from "vitest";
import { formatAgo, formatMoment, formatSpan, maskEmail, readableAnswer } from "./format";

test.each([
  ["anna@example.com", "an…@example.com"],
  ["abc@example.com", "ab…@example.com"],
  ["ab@example.com", "a…@example.com"],
  ["a@example.com", "a…@example.com"],
  ["nothing", "…"],
])("%s is shown as %s", (email, shown) => {
  expect(maskEmail(email)).toBe(shown);
});

test.each([
  [0, "0 sec"],
  [59_000, "59 sec"],
  [60_000, "1 min"],
  [3_600_000, "1 hr"],
  [47 * 3_600_000, "47 hr"],
  [49 * 3_600_000, "2 days"],
  [-5, "0 sec"],
])("%d ms are %s", (milliseconds, said) => {
  expect(formatSpan(milliseconds, "en")).toBe(said);
});

test.each([
  ["en", 0, "0 seconds ago"],
  ["en", -5, "0 seconds ago"],
  ["en", 60_000, "1 minute ago"],
  ["de", 49 * 3_600_000, "vor 2 Tagen"],
  ["tr", 47 * 3_600_000, "47 saat önce"],
  ["ar", 49 * 3_600_000, "قبل يومين"],
])("in %s, %d ms ago is %s", (locale, milliseconds, said) => {
  expect(formatAgo(milliseconds, locale)).toBe(said);
});

test("a moment is said in UTC", () => {
  expect(formatMoment(new Date("2026-11-21T14:03:59+02:00"))).toBe("2026-11-21 12:03");
});

test("a stored answer is indented where it is whole and left alone where it was cut", () => {
  expect(readableAnswer('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readableAnswer('{"a":1,"b')).toBe('{"a":1,"b');
  expect(readableAnswer(null)).toBe("");
});
