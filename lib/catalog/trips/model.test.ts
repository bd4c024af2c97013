import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_STAYS, type Offer, planTrip, type Stay } from "./model";

type Given = { days: number; gb: number | null; minor: number };
const offer = (slug: string, countries: string, { days, gb, minor }: Given): Offer => ({
  slug,
  countries: new Set(countries.split(" ")),
  days,
  mb: gb === null ? null : gb * 1024,
  minor,
});
const stay = (countryCode: string, nights: number): Stay => ({ countryCode, nights });
const light = 200;

test("two countries that one region covers take the region where it is cheaper, and their own packages where not", () => {
  const own = [
    offer("it", "IT", { days: 7, gb: 3, minor: 600 }),
    offer("fr", "FR", { days: 7, gb: 3, minor: 600 }),
  ];
  const stays = [stay("IT", 4), stay("FR", 3)];
  const cheap = offer("eu", "IT FR ES", { days: 30, gb: 5, minor: 1_100 });
  expect(planTrip([...own, cheap], { stays, mbPerNight: light }).cheapest).toMatchObject({
    minor: 1_100,
    installs: 1,
    parts: [{ slug: "eu", stays: [0, 1] }],
  });
  const dear = offer("eu", "IT FR ES", { days: 30, gb: 5, minor: 1_300 });
  expect(planTrip([...own, dear], { stays, mbPerNight: light })).toMatchObject({
    cheapest: { minor: 1_200, installs: 2 },
    single: { minor: 1_300, installs: 1 },
  });
});

test("the days of a package run on in a country between that it does not cover", () => {
  const stays = [stay("IT", 5), stay("TR", 20), stay("FR", 5)];
  const offers = [
    offer("eu", "IT FR", { days: 15, gb: 20, minor: 1_000 }),
    offer("tr", "TR", { days: 30, gb: 20, minor: 900 }),
  ];
  const { cheapest } = planTrip(offers, { stays, mbPerNight: light });
  // Two in a row for the two stays together, or one for each: the same price, and the same work.
  expect(cheapest).toMatchObject({ minor: 2_900, installs: 3 });
});

test("a stay that is too long or takes too much takes several in a row", () => {
  const week = offer("week", "JP", { days: 7, gb: 1, minor: 500 });
  expect(planTrip([week], { stays: [stay("JP", 10)], mbPerNight: 100 }).cheapest).toMatchObject({
    parts: [{ quantity: 2 }],
    minor: 1_000,
  });
  expect(planTrip([week], { stays: [stay("JP", 5)], mbPerNight: 500 }).cheapest).toMatchObject({
    parts: [{ quantity: 3 }],
  });
});

test("what nothing covers is named, and the rest is planned", () => {
  const plans = planTrip([offer("jp", "JP", { days: 7, gb: null, minor: 500 })], {
    stays: [stay("KP", 2), stay("JP", 3)],
    mbPerNight: light,
  });
  expect(plans).toMatchObject({ uncovered: [0], cheapest: { parts: [{ slug: "jp", stays: [1] }] } });
  expect(planTrip([], { stays: [stay("JP", 3)], mbPerNight: light })).toEqual({
    cheapest: null,
    single: null,
    uncovered: [0],
  });
});

test("more stays than can be compared are refused", () => {
  const stays = Array.from({ length: MOST_STAYS + 1 }, () => stay("JP", 1));
  expect(() => planTrip([], { stays, mbPerNight: light })).toThrow(RangeError);
});

describe("nothing cheaper exists", () => {
  const CODES = ["AA", "BB", "CC", "DD"];
  const offers = fc.array(
    fc
      .record({
        countries: fc.subarray(CODES, { minLength: 1 }),
        days: fc.constantFrom(3, 7, 15, 30),
        gb: fc.option(fc.constantFrom(1, 3, 10)),
        minor: fc.integer({ min: 100, max: 5_000 }),
      })
      .map(({ countries, days, gb, minor }) => offer("o", countries.join(" "), { days, gb, minor })),
    { minLength: 1, maxLength: 6 },
  );
  const stays = fc.array(
    fc.record({ countryCode: fc.constantFrom(...CODES), nights: fc.integer({ min: 1, max: 12 }) }),
    { minLength: 1, maxLength: 5 },
  );

  /** Every way to share out, by hand: each stay goes to a group that is there, or opens one. */
  function cheapestByHand(
    given: readonly Offer[],
    trip: { stays: readonly Stay[]; mbPerNight: number },
  ): number {
    const costOf = (group: readonly number[]): number =>
      Math.min(
        ...given.map((each) => {
          const inside = group.map((place) => trip.stays[place] as Stay);
          if (!inside.every(({ countryCode }) => each.countries.has(countryCode))) return Infinity;
          let span = 0;
          for (let at = group[0] ?? 0; at <= (group.at(-1) ?? 0); at += 1)
            span += trip.stays[at]?.nights ?? 0;
          const mb = inside.reduce((sum, { nights }) => sum + nights * trip.mbPerNight, 0);
          let count = 1;
          while (count * each.days < span || (each.mb !== null && count * each.mb < mb)) count += 1;
          return count > 5 ? Infinity : count * each.minor;
        }),
      );
    const share = (place: number, groups: readonly (readonly number[])[]): number => {
      if (place === trip.stays.length) return groups.reduce((sum, group) => sum + costOf(group), 0);
      const joined = groups.map((group, index) =>
        share(
          place + 1,
          groups.map((other, at) => (at === index ? [...group, place] : other)),
        ),
      );
      return Math.min(share(place + 1, [...groups, [place]]), ...joined);
    };
    return share(0, []);
  }

  test("than the plan, by comparison with all of them", () => {
    fc.assert(
      fc.property(offers, stays, fc.constantFrom(50, 300, 900), (given, trip, mbPerNight) => {
        const { cheapest, uncovered } = planTrip(given, { stays: trip, mbPerNight });
        fc.pre(uncovered.length === 0);
        expect(cheapest?.minor).toBe(cheapestByHand(given, { stays: trip, mbPerNight }));
        expect(cheapest?.parts.flatMap((part) => part.stays).toSorted()).toEqual(
          trip.map((_, place) => place),
        );
      }),
    );
  });
});
