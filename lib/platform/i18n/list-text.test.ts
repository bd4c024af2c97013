import { expect, test } from "vitest";
import { joined, listText } from "./list-text";
import { LOCALES } from "./locales";

test.each([
  ["en", "A, B, and C"],
  ["de", "A, B und C"],
  ["es", "A, B y C"],
  ["fr", "A, B et C"],
  ["tr", "A, B ve C"],
  ["ar", "A وB وC"],
])("%s counts up as %s", (locale, said) => {
  expect(listText(["A", "B", "C"], locale)).toBe(said);
});

test("nothing and one thing are no list", () => {
  expect(listText([], "en")).toBe("");
  expect(listText(["A"], "ar")).toBe("A");
});

test("what is missing leaves no mark behind, and Arabic has marks of its own", () => {
  expect(joined(["Italy", null, "3 GB", false, ""], ",", "en")).toBe("Italy, 3 GB");
  expect(joined(["A", "B"], ",", "ar")).toBe("A، B");
  expect(joined(["A", "B"], ";", "ar")).toBe("A؛ B");
});

test("no language but Arabic sets its marks the other way", () => {
  const others = LOCALES.filter((locale) => locale !== "ar");
  expect(others.map((locale) => joined(["A", "B"], ",", locale))).toEqual(others.map(() => "A, B"));
});
