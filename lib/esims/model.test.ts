import { expect, test } from "vitest";
import { codeGroups, groupAt, nextStep, oddity, shareLeft, statusAt } from "./model";

test.each([
  ["ABCD1234EF", ["ABCD", "1234", "EF"]],
  ["TEST-1A2B3-C4D5E", ["TEST-", "1A2B3-", "C4D5E"]],
  ["12", ["12"]],
  ["", []],
  ["rsp.operator.example", ["rsp.operator.example"]],
  ["LPA:1$rsp.operator.example$TEST-1", ["LPA:1$rsp.operator.example$TEST-1"]],
])("a code is read in groups: %s", (code, groups) => {
  expect(codeGroups(code)).toEqual(groups);
});

test("the groups of any code are the code", () => {
  for (const code of ["A-B-", "-", "K2-1FX4RP9", "x".repeat(63)])
    expect(codeGroups(code).join("")).toBe(code);
});

const NOW = Date.UTC(2026, 4, 3);
const past = new Date(NOW - 1).toISOString();
const future = new Date(NOW + 1).toISOString();

test("one whose days ran out since it was last asked after is over, whether that was said or not", () => {
  expect(statusAt({ status: "ACTIVE", expiresAt: past }, NOW)).toBe("EXPIRED");
  expect(statusAt({ status: "ACTIVE", expiresAt: future }, NOW)).toBe("ACTIVE");
  expect(statusAt({ status: "FINISHED", expiresAt: past }, NOW)).toBe("FINISHED");
  expect(statusAt({ status: "NOT_ACTIVE", expiresAt: past }, NOW)).toBe("NOT_ACTIVE");
  expect(statusAt(null, NOW)).toBe("UNKNOWN");
});

test("a state that nobody knows is a running one where it has an end", () => {
  expect(groupAt({ status: "UNKNOWN", expiresAt: future }, NOW)).toBe("current");
  expect(groupAt({ status: "UNKNOWN", expiresAt: past }, NOW)).toBe("ended");
  expect(groupAt({ status: "UNKNOWN", expiresAt: null }, NOW)).toBe("waiting");
});

test("figures that do not add up are told, and drawn within the ring", () => {
  expect(oddity({ remaining: -5, total: 100 })).toBe("overdrawn");
  expect(oddity({ remaining: 105, total: 100 })).toBe("surplus");
  expect(oddity({ remaining: 100, total: 100 })).toBeNull();
  expect(oddity(null)).toBeNull();
  expect(shareLeft({ remaining: -5, total: 100 })).toBe(0);
  expect(shareLeft({ remaining: 105, total: 100 })).toBe(1);
  expect(shareLeft({ remaining: 0, total: 0 })).toBeNull();
  expect(shareLeft(null)).toBeNull();
});

test("there is one thing to do next", () => {
  const esim = { group: "current", status: "ACTIVE", isReturned: false, rechargeable: true } as const;
  expect(nextStep(esim)).toBe("topup");
  expect(nextStep({ ...esim, rechargeable: false })).toBe("nothing");
  expect(nextStep({ ...esim, group: "waiting", status: "NOT_ACTIVE" })).toBe("install");
  expect(nextStep({ ...esim, group: "ended", status: "EXPIRED" })).toBe("topup");
  expect(nextStep({ ...esim, group: "ended", status: "EXPIRED", rechargeable: false })).toBe("buy");
  expect(nextStep({ ...esim, group: "ended", status: "RECYCLED" })).toBe("buy");
  expect(nextStep({ ...esim, group: "ended", isReturned: true })).toBe("buy");
});
