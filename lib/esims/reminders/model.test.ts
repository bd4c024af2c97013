import { expect, test } from "vitest";
import { isDue, reminderDay, sparedBy, templateFor, tripsToRemind } from "./model";

const at = (time: string) => new Date(`2026-05-10T${time}Z`);

test("a new day of reminders begins in the morning", () => {
  expect([reminderDay(at("08:59:59")), reminderDay(at("09:00:00"))]).toEqual(["2026-05-09", "2026-05-10"]);
});

test("each day of the last week before a trip belongs to one kind alone", () => {
  expect(tripsToRemind("eve", "2026-05-10")).toEqual({ from: "2026-05-11", to: "2026-05-11" });
  expect(tripsToRemind("week", "2026-05-10")).toEqual({ from: "2026-05-12", to: "2026-05-17" });
});

test.each([
  ["2026-05-10", []],
  ["2026-05-11", ["eve"]],
  ["2026-05-12", ["week"]],
  ["2026-05-17", ["week"]],
  ["2026-05-18", []],
])("of a trip from %s, %j is due", (startsOn, due) => {
  const trip = { startsOn, endsOn: null };
  expect((["delivered", "week", "eve"] as const).filter((kind) => isDue(kind, trip, "2026-05-10"))).toEqual(
    due,
  );
});

test("without a trip only the days since delivery count", () => {
  const today = "2026-05-10";
  expect((["delivered", "week", "eve"] as const).filter((kind) => isDue(kind, null, today))).toEqual([
    "delivered",
  ]);
});

test.each([
  ["2026-05-11", ["week", "eve"]],
  ["2026-05-15", ["week"]],
  ["2026-05-30", []],
])("a trip from %s that is told today is spared %j", (startsOn, spared) => {
  expect(sparedBy({ startsOn, endsOn: null }, at("12:00:00"))).toEqual(spared);
});

test("an eSIM that starts with its installation is left alone a week ahead", () => {
  expect(templateFor("week", "installation")).toBeNull();
  expect(templateFor("week", "first-usage")).toBe("notInstalled");
  expect([templateFor("eve", "installation"), templateFor("delivered", "installation")]).toEqual([
    "tripSoon",
    "notInstalled",
  ]);
});
