import { describe, expect, test } from "vitest";
import { optionsFrom } from "./options";
import { planner, roundRobin } from "./policies";
import { figuresOf } from "./report";
import { Traveller } from "./travellers";
import { live, population, START } from "./world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The ratio of eSIMs to calls is that of 100,000 at five a second. */
const PLAN = { esims: 2_000, hours: 12, seed: 7, callsPerSecond: 0.1 };

describe("a traveller", () => {
  const lives = Array.from({ length: 200 }, (_, seed) => new Traveller(seed, START));

  test("is the same for the same seed, however often one looks", () => {
    const [looked, missed] = [new Traveller(7, START), new Traveller(7, START)];
    for (let at = START; at < START + 40 * DAY; at += 7 * HOUR) looked.readingAt(at);
    const end = START + 40 * DAY;
    expect(looked.readingAt(end)).toEqual(missed.readingAt(end));
    expect(looked.crossedAt).toEqual(missed.crossedAt);
  });

  test("never gains data, and crosses the levels in their order", () => {
    for (const life of lives) {
      let left = life.totalMb;
      for (let at = START; at < START + 40 * DAY; at += 9 * HOUR) {
        const { remainingMb } = life.readingAt(at);
        expect(remainingMb).toBeLessThanOrEqual(left);
        left = remainingMb;
      }
      const [first, second] = life.crossedAt;
      if (second != null) expect(first ?? Infinity).toBeLessThanOrEqual(second);
    }
  });

  test("uses it up in some cases, and hardly any of it in others", () => {
    const shares = lives.map((life) => life.readingAt(START + 60 * DAY).remainingMb / life.totalMb);
    expect(shares.filter((share) => share === 0).length).toBeGreaterThan(20);
    expect(shares.filter((share) => share > 0.7).length).toBeGreaterThan(20);
  });
});

test("with as many calls the planner's alerts come in time many times as often as in turn", () => {
  const ours = population(PLAN);
  const planned = figuresOf(live(PLAN, ours, planner(ours, START, PLAN.callsPerSecond)), null);
  const naive = figuresOf(live(PLAN, population(PLAN), roundRobin(PLAN.esims)), null);
  for (const { callsPerSecond } of [planned, naive]) expect(callsPerSecond).toBeLessThanOrEqual(0.1);
  expect(naive.share).toBeLessThan(0.25);
  expect(planned.share).toBeGreaterThan(0.7);
});

describe("the command line", () => {
  test("has a meaning for what is left out", () => {
    expect(optionsFrom([])).toEqual({
      ...{ esims: 100_000, hours: 24, seed: 7, callsPerSecond: 5, json: false, database: true },
    });
    expect(optionsFrom(["--calls", "0.5", "--json", "--no-database"])).toMatchObject({
      ...{ callsPerSecond: 0.5, json: true, database: false },
    });
  });

  test.each([["--esims", "0"], ["--esims", "1.5"], ["--hours", "many"], ["--calls", "-1"], ["--what"]])(
    "%s %s is refused in words",
    (...args) => {
      expect(() => optionsFrom(args)).toThrow(/--/);
    },
  );
});
