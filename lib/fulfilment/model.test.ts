import { expect, test } from "vitest";
import { LONGEST_WRITE_SECONDS } from "@/lib/platform/env";
import { TIMEOUT_MS } from "@/lib/suppliers/http";
import { newId } from "@/lib/platform/ids";
import { attemptNumber, EMPTY_LOOKUPS, LEASE_MS, referenceOf, referenceStem } from "./model";

/** How late an order may show in the supplier's list (assumption A10). */
const LISTED_WITHIN_MS = 60_000;

test("nobody looks an attempt up while it may still be on its way", () => {
  expect(LEASE_MS + TIMEOUT_MS).toBeLessThanOrEqual(LONGEST_WRITE_SECONDS * 1000);
});

test("the last look-up comes after an order must have been listed", () => {
  const lastLookupMs = EMPTY_LOOKUPS * LONGEST_WRITE_SECONDS * 1000;
  expect(lastLookupMs).toBeGreaterThanOrEqual(LEASE_MS + TIMEOUT_MS + LISTED_WITHIN_MS);
});

test("references follow from line and number, are all of one length, and say nothing of either", () => {
  const [line, other] = [newId(), newId()];
  const numbers = [1, 2, 9, 36, 1_000];
  const references = numbers.map((number) => referenceOf(line, number));
  expect(references.map((reference) => attemptNumber(line, reference))).toEqual(numbers);
  expect(references.map((reference) => attemptNumber(other, reference))).toEqual(numbers.map(() => null));
  expect(new Set(references.map(({ length }) => length)).size).toBe(1);
  expect(new Set([referenceStem(line), referenceStem(other)]).size).toBe(2);
  expect(references.some((reference) => reference.includes(line.slice(0, 8)))).toBe(false);
  expect(attemptNumber(line, `${referenceOf(line, 1)}x`)).toBeNull();
});
