import { expect, test } from "vitest";
import { LONGEST_WRITE_SECONDS } from "@/lib/platform/env";
import { TIMEOUT_MS } from "@/lib/suppliers/http";
import { EMPTY_LOOKUPS, LEASE_MS } from "./model";

/** How late an order may show in the supplier's list (assumption A10). */
const LISTED_WITHIN_MS = 60_000;

test("nobody looks an attempt up while it may still be on its way", () => {
  expect(LEASE_MS + TIMEOUT_MS).toBeLessThanOrEqual(LONGEST_WRITE_SECONDS * 1000);
});

test("the last look-up comes after an order must have been listed", () => {
  const lastLookupMs = EMPTY_LOOKUPS * LONGEST_WRITE_SECONDS * 1000;
  expect(lastLookupMs).toBeGreaterThanOrEqual(LEASE_MS + TIMEOUT_MS + LISTED_WITHIN_MS);
});
