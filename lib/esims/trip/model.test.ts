import { describe, expect, test } from "vitest";
import type { UsageView } from "../model";
import { addDays, adviceFor, type Bought, dayOf, daysBetween, type Trip, zoneOf } from "./model";

const TODAY = "2026-04-20";
const trip: Trip = { startsOn: "2026-05-02", endsOn: "2026-05-10" };
const italy = (activationPolicy: Bought["activationPolicy"], validityDays = 7): Bought => ({
  activationPolicy,
  validityDays,
  countryCode: "IT",
});
const usageOf = (status: UsageView["status"], expiresAt: string | null = null): UsageView => ({
  status,
  unlimited: false,
  data: null,
  voice: null,
  texts: null,
  expiresAt,
  measuredAt: null,
  nextAskAt: "2026-04-20T00:00:00.000Z",
  problem: null,
});
const waiting = usageOf("NOT_ACTIVE");

describe("days", () => {
  test("are counted over months, leap days and changes of the clock", () => {
    expect(addDays("2026-04-30", 1)).toBe("2026-05-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-05-10", "2026-05-02")).toBe(-8);
  });

  test("are another day elsewhere", () => {
    expect(dayOf(new Date("2026-05-09T20:00:00Z"), "Asia/Tokyo")).toBe("2026-05-10");
    expect(dayOf(new Date("2026-05-09T20:00:00Z"))).toBe("2026-05-09");
  });
});

describe("the zone of a country", () => {
  const summer = new Date("2026-07-01T12:00:00Z");

  test.each([
    ["IT", "Europe/Rome"],
    ["JP", "Asia/Tokyo"],
  ])("%s is %s", (country, zone) => {
    expect(zoneOf(country, summer)).toBe(zone);
  });

  test("is one where two zones show the same time", () => {
    expect(zoneOf("DE", summer)).toMatch(/^Europe\//);
  });

  test.each(["US", "AU", "ES", "BR"])("is none of %s, which has several", (country) => {
    expect(zoneOf(country, summer)).toBeNull();
  });

  test.each([null, "", "XX", "europe"])("is none of %j", (country) => {
    expect(zoneOf(country, summer)).toBeNull();
  });
});

describe("before the trip", () => {
  const advice = (bought: Bought, of: Trip = trip, today = TODAY) =>
    adviceFor(of, { bought, usage: waiting, today });

  test("what starts with its first network is installed the day before, at home", () => {
    expect(advice(italy("first-usage"))).toEqual({
      kind: "ahead",
      policy: "first-usage",
      installOn: "2026-05-01",
      startsOn: "2026-05-02",
      endsOn: "2026-05-09",
      fit: "short",
      missingDays: 1,
    });
  });

  test("what starts with its installation is installed on the day of departure", () => {
    expect(advice(italy("installation"))).toMatchObject({
      installOn: "2026-05-02",
      startsOn: "2026-05-02",
      endsOn: "2026-05-09",
    });
  });

  test.each([
    [7, "short", 1],
    [8, "tight", 0],
    [15, "enough", 0],
  ])("%i days are %s", (days, fit, missingDays) => {
    expect(advice(italy("first-usage", days))).toMatchObject({ fit, missingDays });
  });

  test("without a last day nothing is said of it", () => {
    expect(advice(italy("first-usage"), { ...trip, endsOn: null })).toMatchObject({ fit: "open" });
  });

  test("on its eve it is installed today", () => {
    expect(advice(italy("first-usage"), trip, "2026-05-01")).toMatchObject({ installOn: "2026-05-01" });
  });

  test("an operator that says nothing yet changes nothing", () => {
    const asked = { bought: italy("first-usage"), today: TODAY };
    expect(adviceFor(trip, { ...asked, usage: usageOf("UNKNOWN") })).toEqual(advice(italy("first-usage")));
    expect(adviceFor(trip, { ...asked, usage: null })).toEqual(advice(italy("first-usage")));
  });
});

test.each(["first-usage", "installation"] as const)(
  "once the trip began, %s is told from today",
  (policy) => {
    const asked = { bought: italy(policy), usage: waiting, today: "2026-05-04" };
    expect(adviceFor(trip, asked)).toEqual({
      kind: "now",
      policy,
      installOn: "2026-05-04",
      endsOn: "2026-05-11",
      fit: "enough",
      missingDays: 0,
    });
  },
);

describe("what runs", () => {
  const running = (endsAt: string | null, countryCode = "IT") =>
    adviceFor(trip, {
      bought: { ...italy("first-usage"), countryCode },
      usage: usageOf("ACTIVE", endsAt),
      today: "2026-05-04",
    });

  test("ends at its minute, on the day it is there", () => {
    expect(running("2026-05-09T22:20:00.000Z")).toEqual({
      kind: "running",
      endsAt: "2026-05-09T22:20:00.000Z",
      zone: "Europe/Rome",
      endsOn: "2026-05-10",
      fit: "tight",
      missingDays: 0,
    });
    expect(running("2026-05-07T12:20:00.000Z")).toMatchObject({ fit: "short", missingDays: 3 });
  });

  test("has no zone where there are several", () => {
    expect(running("2026-05-09T22:20:00.000Z", "US")).toMatchObject({ zone: null, endsOn: "2026-05-09" });
  });

  test("has no end where the operator names none", () => {
    expect(running(null)).toEqual({ kind: "unsaid" });
  });
});

test.each(["FINISHED", "EXPIRED", "RECYCLED"] as const)(
  "of what is %s there is nothing to advise",
  (status) => {
    const asked = { bought: italy("first-usage"), usage: usageOf(status), today: TODAY };
    expect(adviceFor(trip, asked)).toBeNull();
  },
);

test("of a trip that is over there is nothing to advise", () => {
  expect(adviceFor(trip, { bought: italy("first-usage"), usage: waiting, today: "2026-05-11" })).toBeNull();
});
