import { expect, test } from "vitest";
import { canBeSet, type Direction, piecesOf, wrapped } from "./model";

/** Two typefaces: one for Arabic, one for the rest of what most people write. */
function faceOf(character: string, before: string | null): string | null {
  if (character === " " && before) return before;
  if (/\p{Script=Arabic}/u.test(character)) return "arabic";
  return /[\x20-\x7E·€]/.test(character) ? "latin" : null;
}

/** Pieces from left to right; Arabic ones are turned around by whoever shapes them. */
const seen = (line: string, direction: Direction) =>
  piecesOf(line, direction, faceOf).map(({ text }) => text);

test("a line of one direction is one piece", () => {
  expect(seen("Total 9.50 €", "ltr")).toEqual(["Total 9.50 €"]);
  expect(seen("رقم الطلب", "rtl")).toEqual(["رقم الطلب"]);
});

test("what is written from left to right stands in an Arabic line as it is, and the line runs the other way", () => {
  expect(seen("طلب AB12 جديد", "rtl")).toEqual(["جديد", " ", "AB12", "طلب "]);
  expect(seen("for طلب, now", "ltr")).toEqual(["for ", "طلب", ", now"]);
});

test("brackets of an Arabic line face the right way", () => {
  expect(seen("طلب (جديد)", "rtl")).toEqual(["(", "جديد", ")", "طلب "]);
});

test("an amount keeps its sign in front and its currency behind", () => {
  const amount = "\u200f\u200e-2.00\u00a0د.إ.\u200f";
  expect(seen(amount, "rtl")).toEqual([".", "إ", ".", "د", " ", "-2.00"]);
});

test("marks that steer are not drawn, odd spaces are spaces, and what no typeface has is a question mark", () => {
  expect(seen("1\u202f234,50\u00a0€", "ltr")).toEqual(["1 234,50 €"]);
  expect(seen("\u20683 GB\u2069", "ltr")).toEqual(["3 GB"]);
  expect(seen("漢", "ltr")).toEqual(["?"]);
  expect(canBeSet("1\u202f234,50\u00a0€", faceOf)).toBe(true);
  expect(canBeSet("฿5", faceOf)).toBe(false);
});

test("lines break at spaces, and within a word only where it is wider than a line", () => {
  const widthOf = (line: string) => line.length;
  expect(wrapped("a bc def", 4, widthOf)).toEqual(["a bc", "def"]);
  expect(wrapped("abcdefgh ij", 5, widthOf)).toEqual(["abcde", "fgh", "ij"]);
  expect(wrapped("no\u00a0break", 4, widthOf)).toEqual(["no\u00a0b", "reak"]);
  expect(wrapped("", 4, widthOf)).toEqual([""]);
});
