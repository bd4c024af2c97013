import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { judgeBalance } from "./balance";

const readAt = new Date();
const usd = (minor: number) => money(minor, "USD");

test("a balance nobody named is unknown, not zero and not low", () => {
  expect(judgeBalance({ amount: null, readAt }, { reserved: usd(500), lastWeek: usd(700) })).toMatchObject({
    state: "unknown",
    daysLeft: null,
  });
});

test("it lasts as long as the last week's pace lets it, after what is in flight", () => {
  expect(
    judgeBalance({ amount: usd(10_000), readAt }, { reserved: usd(3_000), lastWeek: usd(7_000) }),
  ).toMatchObject({ daysLeft: 7, state: "fine" });
});

test("it is low if days are left, or if it does not cover what is in flight", () => {
  expect(
    judgeBalance({ amount: usd(2_000), readAt }, { reserved: null, lastWeek: usd(7_000) }),
  ).toMatchObject({ daysLeft: 2, state: "low" });
  expect(judgeBalance({ amount: usd(500), readAt }, { reserved: usd(500), lastWeek: null })).toMatchObject({
    daysLeft: null,
    state: "low",
  });
  expect(judgeBalance({ amount: usd(0), readAt }, { reserved: null, lastWeek: null })).toMatchObject({
    state: "low",
  });
});

test("costs of another currency are not subtracted", () => {
  expect(
    judgeBalance(
      { amount: usd(1_000), readAt },
      { reserved: money(9_000, "EUR"), lastWeek: money(9_000, "EUR") },
    ),
  ).toMatchObject({ daysLeft: null, state: "fine" });
});
