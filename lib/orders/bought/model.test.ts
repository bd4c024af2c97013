import { expect, test } from "vitest";
import type { HistoryView } from "@/lib/esims/schema";
import { money } from "@/lib/money/model";
import { type Bought, paidFor } from "./model";

const entry = (given: Partial<HistoryView[number]> = {}): HistoryView[number] => ({
  id: "1",
  type: "topup",
  status: "ACTIVE",
  title: "",
  dataText: "1 GB",
  dataMb: 1024,
  remainingMb: 512,
  unlimited: false,
  validityDays: 7,
  activatedAt: null,
  expiresAt: null,
  finishedAt: null,
  ...given,
});
const bought = (day: number, minor: number, given: Partial<Bought> = {}): Bought => ({
  kind: "TOPUP",
  at: new Date(Date.UTC(2026, 4, day)),
  price: money(minor, "EUR"),
  snapshot: { dataMb: 1024, unlimited: false, validityDays: 7 },
  ...given,
});

test("each entry costs what its purchase did, the earliest the earliest, whatever the supplier's order", () => {
  const first = entry({ activatedAt: "2026-05-01T00:00:00.000Z" });
  const second = entry({ activatedAt: "2026-05-03T00:00:00.000Z" });
  const waiting = entry({ status: "NOT_ACTIVE" });
  const purchases = [bought(4, 500), bought(1, 300), bought(2, 400)];
  const minors = (history: HistoryView) => paidFor(history, purchases).prices.map((price) => price?.minor);
  expect(minors([first, second, waiting])).toEqual([300, 400, 500]);
  expect(minors([waiting, second, first])).toEqual([500, 400, 300]);
});

test("what was not bought here has no price, and what is of another kind is not taken for it", () => {
  const initial = entry({ type: "initial" });
  const other = entry({ dataMb: 3072 });
  const endless = entry({ unlimited: true, dataMb: 0 });
  const { prices } = paidFor(
    [initial, other, endless],
    [bought(1, 900, { snapshot: { dataMb: null, unlimited: true, validityDays: 7 } })],
  );
  expect(prices).toEqual([null, null, money(900, "EUR")]);
});

test("a top-up that the supplier does not list yet is told of; a package it does not list is not", () => {
  const topup = bought(2, 400);
  const { unlisted } = paidFor([entry({ type: "initial" })], [bought(1, 500, { kind: "ESIM" }), topup]);
  expect(unlisted).toEqual([topup]);
  expect(paidFor([], [bought(1, 500, { kind: "ESIM" })]).unlisted).toEqual([]);
});
