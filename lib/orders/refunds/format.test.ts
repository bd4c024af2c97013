import { expect, test } from "vitest";
import { money } from "@/lib/money/model";
import { moneyBack } from "./format";
import type { RefundableLine } from "./model";

const TOTAL = money(799, "EUR");
const NOTHING = money(0, "EUR");
const given = (amount: RefundableLine["given"], settled = amount): RefundableLine => ({
  id: "line",
  verdict: { why: "given", right: "nobody", amount: NOTHING, until: null, way: "give_up", isUnused: false },
  total: TOTAL,
  given: amount,
  settled,
  esimIds: [],
});

test("a line that was not delivered says what went back of it, and whether it is still on its way", () => {
  expect(moneyBack(given(TOTAL), new Date())).toMatchObject({ why: "settled", amount: TOTAL });
  expect(moneyBack(given(TOTAL, NOTHING), new Date())).toMatchObject({ why: "given", amount: TOTAL });
});

test("a line of which nothing went back by itself says nothing", () => {
  expect(moneyBack(given(NOTHING), new Date())).toBeNull();
});
