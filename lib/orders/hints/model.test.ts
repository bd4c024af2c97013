import { expect, test } from "vitest";
import { japanSnapshot } from "@/prisma/seed/factories";
import { money } from "@/lib/money/model";
import type { OwnEsim } from "../own/model";
import type { LineSnapshot } from "../schema";
import { hintsFor, type OwnOrder } from "./model";

const now = new Date("2026-11-29T12:00:00Z");
const austria = {
  ...japanSnapshot,
  destination: { ...japanSnapshot.destination, slug: "austria", countryCode: "AT", title: "Austria" },
};
const esim: OwnEsim = {
  id: "e1",
  last4: "0001",
  label: null,
  place: japanSnapshot.destination,
  slug: "japan",
  countryCodes: ["JP"],
  topups: [
    { ...japanSnapshot, offer: "small", dataMb: 1024, price: money(300, "USD") },
    { ...japanSnapshot, offer: "large", price: money(899, "USD") },
  ],
};
const line = (snapshot: LineSnapshot, minor = 999) => ({ snapshot, unitPrice: money(minor, "USD") });
const japan = line(japanSnapshot);
const order: OwnOrder = {
  id: "o1",
  number: "LF-1",
  paidAt: new Date("2026-11-29T11:50:00Z"),
  lines: [{ kind: "ESIM", snapshot: japanSnapshot }],
};
const nothing = { esims: [], orders: [], now };

test("whoever has nothing and buys a plain name is asked nothing", () => {
  expect(hintsFor([japan], nothing)).toEqual([]);
});

test("an eSIM of one's own that works there is named, once, with what a top-up of as much saves", () => {
  expect(hintsFor([japan, japan], { ...nothing, esims: [esim] })).toEqual([
    {
      kind: "owned",
      esimId: "e1",
      last4: "0001",
      label: null,
      place: japanSnapshot.destination,
      topup: money(899, "USD"),
      saved: money(100, "USD"),
    },
  ]);
  const wide = { ...esim, slug: "asia", countryCodes: ["JP", "TH"] };
  expect(hintsFor([japan], { ...nothing, esims: [wide] })).toMatchObject([{ kind: "owned" }]);
  expect(
    hintsFor([japan], { ...nothing, esims: [{ ...esim, slug: "italy", countryCodes: ["IT"] }] }),
  ).toEqual([]);
});

test("a top-up that is no cheaper, or gives less, saves nothing", () => {
  const at = (wanted: ReturnType<typeof line>) => hintsFor([wanted], { ...nothing, esims: [esim] });
  expect(at(line(japanSnapshot, 899))).toMatchObject([{ topup: money(899, "USD"), saved: null }]);
  expect(at(line({ ...japanSnapshot, dataMb: 4096 }))).toMatchObject([{ topup: null, saved: null }]);
});

test("the same package bought a moment ago is named, an older order or another package is not", () => {
  expect(hintsFor([japan], { ...nothing, orders: [order] })).toMatchObject([
    { kind: "bought", number: "LF-1", minutes: 10 },
  ]);
  const old = { ...order, paidAt: new Date("2026-11-29T11:00:00Z") };
  expect(hintsFor([japan], { ...nothing, orders: [old] })).toEqual([]);
  expect(hintsFor([line({ ...japanSnapshot, dataMb: 99 })], { ...nothing, orders: [order] })).toEqual([]);
  expect(hintsFor([japan], { ...nothing, orders: [{ ...order, paidAt: null }] })).toEqual([]);
});

test("a name that is taken for another says which", () => {
  expect(hintsFor([line(austria)], nothing)).toEqual([
    { kind: "lookalike", countryCode: "AT", others: ["AU"] },
  ]);
});
