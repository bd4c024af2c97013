import { expect, test } from "vitest";
import { contrast, inkOn, isReadable } from "./model";

test("contrast is counted as WCAG does", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#123456", "#123456")).toBe(1);
});

test("an accent has to be read on the page by day and by night", () => {
  expect([isReadable("#a01a62", "day"), isReadable("#ff8ec2", "night")]).toEqual([true, true]);
  expect([isReadable("#ffd400", "day"), isReadable("#101040", "night")]).toEqual([false, false]);
});

test("ink on an accent is the one that stands out", () => {
  expect(inkOn("#a01a62")).toBe("#ffffff");
  expect(inkOn("#ffd400")).toBe("#10202d");
});
