import fc from "fast-check";
import { expect, test } from "vitest";
import { readTrip } from "./schema";

const TODAY = "2026-04-20";

test.each([
  ["2026-05-02", "2026-05-10", { startsOn: "2026-05-02", endsOn: "2026-05-10" }],
  ["2026-05-02", "", { startsOn: "2026-05-02", endsOn: null }],
  // It has begun, and the traveller lives where it is still yesterday.
  ["2026-04-10", "2026-04-19", { startsOn: "2026-04-10", endsOn: "2026-04-19" }],
  ["", "", null],
])("from %j to %j is a trip, or none", (starts, ends, trip) => {
  expect(readTrip({ starts, ends }, TODAY)).toEqual({ trip });
});

test.each([
  ["", "2026-05-10", "no_start", "starts"],
  ["2026-02-30", "", "bad_day", "starts"],
  ["2.5.2026", "", "bad_day", "starts"],
  ["2026-05-02", "tomorrow", "bad_day", "ends"],
  ["2026-05-10", "2026-05-02", "end_first", "ends"],
  ["2026-04-01", "2026-04-18", "past", "ends"],
  ["2026-04-01", "", "past", "starts"],
  ["2036-05-02", "2036-05-10", "too_far", "starts"],
  ["2026-05-02", "2027-08-10", "too_long", "ends"],
])("from %j to %j is refused as %s, at %s", (starts, ends, ...[problem, field]) => {
  expect(readTrip({ starts, ends }, TODAY)).toEqual({ problem, field });
});

test("nothing that is typed makes it fail", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (starts, ends) => {
      const read = readTrip({ starts, ends }, TODAY);
      return "trip" in read || read.problem.length > 0;
    }),
  );
});
