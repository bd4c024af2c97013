import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statesBefore } from "@/lib/platform/states";
import { isSettled, LINE_STATUSES, type LineStatus, LINE_STEPS, phaseOf } from "./model";

const status = fc.constantFrom(...LINE_STATUSES);

describe("the road of a line", () => {
  test("delivered and refunded are ends that never lead to each other", () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 30 }), (wishes) => {
        let at: LineStatus = "AWAITING_PAYMENT";
        const seen = new Set<LineStatus>([at]);
        for (const wish of wishes) {
          if (!statesBefore(LINE_STEPS, wish).includes(at)) continue;
          at = wish;
          seen.add(at);
        }
        expect(seen.has("DELIVERED") && (seen.has("REFUND_DUE") || seen.has("REFUNDED"))).toBe(false);
        if (seen.has("ORDERING")) expect(seen.has("PAID")).toBe(true);
      }),
    );
  });

  test("an unknown outcome is never ordered again before it was looked up", () => {
    expect(statesBefore(LINE_STEPS, "ORDERING")).toEqual(["PAID"]);
  });

  test("every state but the ends leads somewhere", () => {
    for (const from of LINE_STATUSES) {
      const leads = LINE_STATUSES.some((to) => statesBefore(LINE_STEPS, to).includes(from));
      expect(leads).toBe(from !== "DELIVERED" && from !== "REFUNDED");
    }
  });
});

describe("the phase a buyer sees", () => {
  const paidAt = new Date("2026-05-01T10:00:00Z");
  const soon = new Date("2026-05-01T10:00:30Z");
  const later = new Date("2026-05-01T10:05:00Z");
  const lines = (...statuses: LineStatus[]) => statuses.map((one) => ({ status: one }));

  test.each([
    [lines("AWAITING_PAYMENT"), soon, "awaiting_payment"],
    [lines("CANCELLED"), soon, "cancelled"],
    [lines("PAID"), soon, "preparing"],
    [lines("ORDERING"), later, "delayed"],
    [lines("DELIVERED", "OUTCOME_UNKNOWN"), later, "partly_ready"],
    [lines("DELIVERED", "DELIVERED"), later, "ready"],
    [lines("DELIVERED", "REFUNDED"), later, "partly_ready"],
    [lines("REFUND_DUE"), later, "refunding"],
    [lines("REFUNDED"), later, "refunded"],
    [[{ status: "DELIVERED", isReturned: true }], later, "returned"],
    [[{ status: "DELIVERED", isReturned: true }, { status: "REFUNDED" }], later, "returned"],
    [[{ status: "DELIVERED", isReturned: true }, { status: "DELIVERED" }], later, "ready"],
  ] as const)("%j at %s is %s", (given, now, phase) => {
    expect(phaseOf(given, paidAt, now)).toBe(phase);
  });

  test("paid lines are never called cancelled or unpaid", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom<LineStatus>(
            "PAID",
            "ORDERING",
            "OUTCOME_UNKNOWN",
            "DELIVERED",
            "REFUND_DUE",
            "REFUNDED",
          ),
          { minLength: 1 },
        ),
        (all) => {
          expect(["awaiting_payment", "cancelled"]).not.toContain(phaseOf(lines(...all), paidAt, later));
        },
      ),
    );
    expect(isSettled("REFUND_DUE")).toBe(false);
  });
});
