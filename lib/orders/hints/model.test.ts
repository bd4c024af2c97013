import { expect, test } from "vitest";
import { japanSnapshot } from "@/prisma/seed/factories";
import { hintsFor, type OwnEsim, type OwnOrder } from "./model";

const now = new Date("2026-11-29T12:00:00Z");
const austria = {
  ...japanSnapshot,
  destination: { ...japanSnapshot.destination, slug: "austria", countryCode: "AT", title: "Austria" },
};
const esim: OwnEsim = {
  id: "e1",
  last4: "0001",
  label: null,
  isReturned: false,
  snapshot: { ...japanSnapshot, rechargeable: true },
  usage: { status: "ACTIVE" },
};
const order: OwnOrder = {
  id: "o1",
  number: "LF-1",
  paidAt: new Date("2026-11-29T11:50:00Z"),
  lines: [{ kind: "ESIM", snapshot: japanSnapshot }],
};
const nothing = { esims: [], orders: [], now };

test("whoever has nothing and buys a plain name is asked nothing", () => {
  expect(hintsFor([japanSnapshot], nothing)).toEqual([]);
});

test("an eSIM of one's own that is running there can be topped up instead", () => {
  expect(hintsFor([japanSnapshot], { ...nothing, esims: [esim] })).toMatchObject([
    { kind: "owned", esimId: "e1" },
  ]);
  for (const other of [
    { ...esim, isReturned: true },
    { ...esim, usage: null },
    { ...esim, usage: { status: "EXPIRED" as const } },
    { ...esim, snapshot: { ...japanSnapshot, rechargeable: false } },
    { ...esim, snapshot: austria },
  ])
    expect(hintsFor([japanSnapshot], { ...nothing, esims: [other] })).toEqual([]);
});

test("the same package bought a moment ago is named, an older order or another package is not", () => {
  expect(hintsFor([japanSnapshot], { ...nothing, orders: [order] })).toMatchObject([
    { kind: "bought", number: "LF-1", minutes: 10 },
  ]);
  const old = { ...order, paidAt: new Date("2026-11-29T11:00:00Z") };
  expect(hintsFor([japanSnapshot], { ...nothing, orders: [old] })).toEqual([]);
  expect(hintsFor([{ ...japanSnapshot, dataMb: 99 }], { ...nothing, orders: [order] })).toEqual([]);
  expect(hintsFor([japanSnapshot], { ...nothing, orders: [{ ...order, paidAt: null }] })).toEqual([]);
});

test("a name that is taken for another says which", () => {
  expect(hintsFor([austria], nothing)).toEqual([{ kind: "lookalike", countryCode: "AT", others: ["AU"] }]);
});
