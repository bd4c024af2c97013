import { expect, test } from "vitest";
import { offsetMinutes, zonesAt } from "./model";

const summer = new Date("2026-07-03T12:00:00Z");
const winter = new Date("2026-01-03T12:00:00Z");
const offsets = (codes: readonly string[], at: Date) =>
  zonesAt(codes, at).map((zone) => offsetMinutes(zone, at));

test("a country of one time has one zone, also where it keeps several names for it", () => {
  expect(zonesAt(["JP"], summer)).toEqual(["Asia/Tokyo"]);
  expect(offsets(["DE"], summer)).toEqual([120]);
  expect(offsets(["DE"], winter)).toEqual([60]);
});

test("a country of several has them from west to east, each time of day once", () => {
  const [west, ...east] = offsets(["US"], winter);
  expect(west).toBe(-600);
  expect(east).toEqual([-540, -480, -420, -360, -300]);
  expect(offsets(["ES"], summer)).toEqual([60, 120]);
  expect(offsets(["IN"], winter)).toEqual([330]);
});

test("a region is a range while that is of use", () => {
  const europe = ["PT", "DE", "FR", "GR"];
  expect(offsets(europe, summer)).toEqual([0, 60, 120, 180]);
  expect(zonesAt(["US", "JP"], summer)).toEqual([]);
  expect(
    zonesAt(
      Array.from({ length: 61 }, () => "DE"),
      summer,
    ),
  ).toEqual([]);
});

test.each([
  ["nowhere", []],
  ["made up", ["XX"]],
  ["no code", ["../etc"]],
  ["empty", [""]],
])("of %s nothing is known", (_, codes) => {
  expect(zonesAt(codes, summer)).toEqual([]);
});

test("a zone that the runtime does not know has no offset", () => {
  expect(offsetMinutes("Mars/Olympus", summer)).toBeNull();
});
