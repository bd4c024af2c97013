import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { CHOICE_MINUTES, LINE_STATUSES, PROMISE_MINUTES } from "../model";
import { type RefundAsker, type RefundFacts, refundVerdict, refusalOf } from "./model";

const PAID_AT = new Date("2026-05-01T10:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
const REFUND_DAYS = 30;
const buyer: RefundAsker = { kind: "buyer" };
const staff: RefundAsker = { kind: "staff", id: "a", insists: false };
const insisting: RefundAsker = { ...staff, insists: true };
const after = (ms: number) => new Date(PAID_AT.getTime() + ms);
const judge = (facts: RefundFacts, now: Date) => refundVerdict(facts, { now, refundDays: REFUND_DAYS });

const amount = fc.integer({ min: 0, max: 100_000 }).map((minor) => money(minor, "EUR"));
const facts: fc.Arbitrary<RefundFacts> = fc
  .record({
    kind: fc.constantFrom("ESIM" as const, "TOPUP" as const),
    status: fc.constantFrom(...LINE_STATUSES),
    total: amount,
    given: amount,
    left: amount,
    paidAt: fc.constant(PAID_AT),
    delivered: fc.integer({ min: 0, max: DAY }),
    use: fc.constantFrom("unused" as const, "started" as const, "over" as const, "unknown" as const),
    hasFailed: fc.boolean(),
    isDisputed: fc.boolean(),
  })
  .map(({ delivered, ...rest }) => ({
    ...rest,
    deliveredAt: rest.status === "DELIVERED" ? after(delivered) : null,
  }));
const moment = fc.integer({ min: 0, max: 60 * DAY }).map(after);

const line = (given: Partial<RefundFacts>): RefundFacts => ({
  kind: "ESIM",
  status: "DELIVERED",
  total: money(999, "EUR"),
  given: money(0, "EUR"),
  left: money(999, "EUR"),
  paidAt: PAID_AT,
  deliveredAt: PAID_AT,
  use: "unused",
  hasFailed: false,
  isDisputed: false,
  ...given,
});

describe("whatever the facts", () => {
  test("never more than the rest of the line, nor than the payment has left, and nothing where nobody may", () => {
    fc.assert(
      fc.property(facts, moment, (given, now) => {
        const { right, amount: most } = judge(given, now);
        expect(most.minor).toBeLessThanOrEqual(Math.max(0, given.total.minor - given.given.minor));
        expect(most.minor).toBeLessThanOrEqual(given.left.minor);
        expect(most.minor > 0).toBe(right !== "nobody");
      }),
    );
  });

  test("what a buyer gets staff get too, and what staff get without an exception they get with one", () => {
    fc.assert(
      fc.property(facts, moment, fc.integer({ min: -5, max: 100_000 }), (given, now, minor) => {
        const verdict = judge(given, now);
        const refused = (by: RefundAsker) => refusalOf(verdict, { by, minor }) !== null;
        if (refused(insisting)) expect(refused(staff)).toBe(true);
        if (refused(staff)) expect(refused(buyer)).toBe(true);
      }),
    );
  });

  test("nothing goes back of what is not paid, being asked for, disputed, failed or gone already", () => {
    fc.assert(
      fc.property(facts, moment, (given, now) => {
        const isHeld =
          given.isDisputed ||
          given.hasFailed ||
          (given.status !== "PAID" && given.status !== "DELIVERED") ||
          given.given.minor >= given.total.minor;
        if (!isHeld) return;
        expect(refusalOf(judge(given, now), { by: insisting, minor: 1 })).not.toBeNull();
      }),
    );
  });

  test("parts taken one after the other, however they are cut, never add up to more than the line", () => {
    fc.assert(
      fc.property(facts, moment, fc.array(fc.integer({ min: -10, max: 50_000 })), (start, now, wishes) => {
        let { given, left } = start;
        for (const minor of wishes) {
          if (refusalOf(judge({ ...start, given, left }, now), { by: insisting, minor })) continue;
          given = money(given.minor + minor, "EUR");
          left = money(left.minor - minor, "EUR");
        }
        expect(given.minor).toBeLessThanOrEqual(Math.max(start.given.minor, start.total.minor));
        expect(left.minor).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("a line that is not delivered", () => {
  const paid = line({ status: "PAID", deliveredAt: null, use: "unknown" });

  test("is its buyer's choice from the quarter of an hour on, and staff's at any time; always whole", () => {
    const choice = after(CHOICE_MINUTES * MINUTE);
    const early = judge(paid, new Date(choice.getTime() - 1));
    expect(early).toMatchObject({ why: "waiting", right: "staff", until: choice, way: "give_up" });
    expect(refusalOf(early, { by: buyer, minor: 999 })).toBe("waiting");
    expect(refusalOf(early, { by: staff, minor: 999 })).toBeNull();
    expect(refusalOf(early, { by: staff, minor: 998 })).toBe("whole_only");
    const late = judge(paid, choice);
    expect(late).toMatchObject({ why: "late", right: "buyer", until: after(PROMISE_MINUTES * MINUTE) });
    expect(refusalOf(late, { by: buyer, minor: 999 })).toBeNull();
  });

  test.each(["ORDERING", "OUTCOME_UNKNOWN"] as const)("stays while the operator is asked: %s", (status) => {
    const verdict = judge({ ...paid, status }, after(DAY));
    expect(verdict).toMatchObject({ why: "asking", right: "nobody", amount: money(0, "EUR") });
  });
});

describe("a line that was delivered", () => {
  test("goes back whole while it was never started, until the window closes to the millisecond", () => {
    const closes = after(REFUND_DAYS * DAY);
    const open = judge(line({}), new Date(closes.getTime() - 1));
    expect(open).toMatchObject({ why: "unused", right: "buyer", until: closes, amount: money(999, "EUR") });
    const shut = judge(line({}), closes);
    expect(shut).toMatchObject({ why: "too_old", right: "exception" });
    expect(refusalOf(shut, { by: buyer, minor: 999 })).toBe("too_old");
  });

  test.each([
    ["started", line({ use: "started" })],
    ["over", line({ use: "over" })],
    ["topped_up", line({ kind: "TOPUP" })],
  ] as const)("is an exception of staff's once it is %s", (why, given) => {
    const verdict = judge(given, after(DAY));
    expect(verdict).toMatchObject({ why, isUnused: false });
    expect(refusalOf(verdict, { by: buyer, minor: 999 })).toBe(why);
    expect(refusalOf(verdict, { by: staff, minor: 999 })).toBe(why);
    expect(refusalOf(verdict, { by: insisting, minor: 300 })).toBeNull();
  });

  test("is looked at before it goes back where the operator's word is old", () => {
    const verdict = judge(line({ use: "unknown" }), after(DAY));
    expect(verdict).toMatchObject({ why: "unchecked", right: "after_look" });
    expect(refusalOf(verdict, { by: buyer, minor: 999 })).toBe("unchecked");
  });

  test("has left what was not given back before, and no more than the payment has", () => {
    const part = judge(line({ given: money(400, "EUR"), left: money(599, "EUR") }), after(DAY));
    expect(part.amount).toEqual(money(599, "EUR"));
    expect(judge(line({ left: money(120, "EUR") }), after(DAY)).amount).toEqual(money(120, "EUR"));
    expect(judge(line({ left: money(0, "EUR") }), after(DAY))).toMatchObject({ why: "given" });
  });
});
