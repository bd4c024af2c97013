import { expect, test } from "vitest";
import { sifted, type Sortable } from "./package-filters";

type Item = Sortable & { readonly name: string };
const item = (name: string, more: Partial<Item> = {}): Item => ({
  name,
  price: 500,
  perGb: 500,
  perDay: 70,
  data: 1024,
  days: 7,
  with: [],
  ...more,
});
const items = [
  item("week"),
  item("month", { price: 1_500, perGb: 300, perDay: 50, data: 5_120, days: 30, with: ["topup"] }),
  item("endless", {
    price: 2_000,
    perGb: null,
    perDay: 200,
    data: null,
    days: 10,
    with: ["unlimited", "calls"],
  }),
];
const none = { sort: "price", trip: "any", data: "any", with: "" };
const names = (conditions: Partial<typeof none>) =>
  sifted(items, { ...none, ...conditions }).map(({ name }) => name);

test.each([
  ["price", ["week", "month", "endless"]],
  ["perGb", ["month", "week", "endless"]],
  ["perDay", ["month", "week", "endless"]],
  ["data", ["endless", "month", "week"]],
  ["days", ["month", "endless", "week"]],
])("sorted by %s", (sort, expected) => {
  expect(names({ sort })).toEqual(expected);
});

test("conditions narrow down together, and what has no limit has enough data for any", () => {
  expect(names({ trip: "10" })).toEqual(["month", "endless"]);
  expect(names({ data: "3" })).toEqual(["month", "endless"]);
  expect(names({ data: "3", with: "unlimited,calls" })).toEqual(["endless"]);
  expect(names({ with: "topup,unlimited" })).toEqual([]);
});

test("an address that makes no sense narrows nothing", () => {
  expect(names({ sort: "toString", trip: "x", data: "-1", with: "gold,," })).toEqual(names({}));
});
