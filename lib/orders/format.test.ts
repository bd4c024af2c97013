import { expect, test } from "vitest";
import { packageTitle, printedPart } from "./format";

const italy = {
  destination: { kind: "local" as const, slug: "italy", countryCode: "IT", title: "Italy" },
  dataMb: 3072,
  unlimited: false,
  validityDays: 30,
};

test("a package is named with the marks of its reader's script", () => {
  const plain = (locale: string) => packageTitle(italy, locale).replaceAll("\u00a0", " ");
  expect(plain("en")).toBe("Italy, 3 GB · 30 days");
  expect(plain("fr")).toBe("Italie, 3 Go · 30 jours");
  // Each part by itself, or the letters of a unit would turn the order of the numbers.
  expect(plain("ar")).toBe("إيطاليا، \u20683 GB\u2069 · \u206830 يومًا\u2069");
});

test("what was taken off has the sign where its reader looks for it, and nothing is not printed", () => {
  expect(printedPart(-450, { currency: "EUR", locale: "en" })).toBe("-€4.50");
  expect(printedPart(-450, { currency: "EUR", locale: "ar" })).toMatch(/^\u200f\u200e-4\.50\s\u200f?€$/u);
  expect(printedPart(-0, { currency: "EUR", locale: "en" })).toBeNull();
  expect(printedPart(19, { currency: "EUR", locale: "en" })).toBe("€0.19");
});
