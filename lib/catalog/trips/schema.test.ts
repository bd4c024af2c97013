import { expect, test } from "vitest";
import { MOST_STAYS } from "./model";
import { tripIn } from "./schema";

const about = { known: new Set(["JP", "KR"]), today: "2026-11-29" };

test("a trip is read row by row; rows without a country are left out", () => {
  const query = { country: ["jp", "", "KR"], nights: ["7", "3", "2"], gb: "10", from: "2026-12-24" };
  expect(tripIn(query, about)).toEqual({
    typed: {
      stays: [
        { country: "JP", nights: "7" },
        { country: "KR", nights: "2" },
      ],
      gb: "10",
      from: "2026-12-24",
    },
    stays: [
      { countryCode: "JP", nights: 7 },
      { countryCode: "KR", nights: 2 },
    ],
    gb: 10,
    from: "2026-12-24",
    problems: [],
  });
});

test("nothing asked is nothing wrong", () => {
  expect(tripIn({}, about)).toMatchObject({ stays: [], gb: 5, from: null, problems: [] });
});

test.each([
  [{ country: "XX", nights: "3" }, "unknown_country"],
  [{ country: "JP", nights: "0" }, "bad_nights"],
  [{ country: "JP", nights: "1.5" }, "bad_nights"],
  [{ country: "JP", nights: "-1" }, "bad_nights"],
  [{ country: "JP", nights: "1000000000" }, "bad_nights"],
  [{ country: "JP" }, "bad_nights"],
  [{ country: "JP", nights: "3", gb: "0" }, "bad_data"],
  [{ country: "JP", nights: "3", gb: "lots" }, "bad_data"],
  [{ country: "JP", nights: "3", from: "2026-11-28" }, "past_date"],
  [{ country: "JP", nights: "3", from: "2026-02-30" }, "bad_date"],
  [{ country: Array<string>(200).fill("JP"), nights: Array<string>(200).fill("1") }, "too_many_stays"],
])("%j is said to be wrong, and what was typed is kept", (query, problem) => {
  const { problems, typed } = tripIn(query, about);
  expect(problems).toEqual([problem]);
  expect(typed.stays.length).toBeGreaterThan(0);
  expect(typed.stays.length).toBeLessThanOrEqual(MOST_STAYS);
});
