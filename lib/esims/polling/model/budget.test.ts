import { describe, expect, test } from "vitest";
import { nextPrice, restSeconds } from "./budget";
import { outlook } from "./outlook";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A thousand eSIMs at a call a minute: each can be asked about every 1000 minutes. */
const tick = { watched: 1_000, callsPerSecond: 1 / 60, plans: 10, gapsMs: 10 * 1_050 * MINUTE, lagMs: 0 };

describe("the price of a call", () => {
  test("rests where the plans are what the budget can pay, rises where there are more, falls where there are fewer", () => {
    expect(nextPrice(0.02, tick)).toBeCloseTo(0.02, 5);
    expect(nextPrice(0.02, { ...tick, gapsMs: tick.gapsMs / 3 })).toBeGreaterThan(0.02);
    expect(nextPrice(0.02, { ...tick, gapsMs: tick.gapsMs * 3 })).toBeLessThan(0.02);
  });

  test("rises where plans are carried out late", () => {
    expect(nextPrice(0.02, { ...tick, lagMs: HOUR })).toBeGreaterThan(nextPrice(0.02, tick));
  });

  test("is the least at once where all can be asked as often as the supplier allows", () => {
    const [few, many] = [5_000, 100_000].map((watched) =>
      nextPrice(0.02, { ...tick, watched, callsPerSecond: 5, gapsMs: tick.plans * HOUR }),
    );
    expect(few).toBeLessThan(0.005);
    expect(many).toBeGreaterThan(0.01);
    expect(nextPrice(0.03, { ...tick, watched: 0, plans: 0, callsPerSecond: 5 })).toBe(few);
  });

  test("stays where nothing was planned, and within its bounds", () => {
    expect(nextPrice(0.02, { ...tick, plans: 0, gapsMs: 0 })).toBe(0.02);
    expect(nextPrice(0.02, { ...tick, callsPerSecond: 0 })).toBe(0.02);
    let [low, high] = [0.02, 0.02];
    for (let times = 0; times < 5_000; times += 1) {
      low = nextPrice(low, { ...tick, gapsMs: 100 * tick.gapsMs });
      high = nextPrice(high, { ...tick, gapsMs: 0 });
    }
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(1);
  });
});

describe("after calls in vain", () => {
  test("one is chance, several are a rest that doubles up to a quarter of an hour", () => {
    expect([1, 2, 3, 4, 5, 20].map((failures) => restSeconds(failures, null))).toEqual([
      0, 0, 15, 30, 60, 900,
    ]);
  });

  test("a wait that the supplier names holds as soon as it names it twice", () => {
    expect([1, 2, 3].map((failures) => restSeconds(failures, 600))).toEqual([0, 600, 600]);
  });
});

describe("how late alerts come", () => {
  const plan = { count: 10, gapMs: HOUR, lateMs: 15 * MINUTE, chance: 1 };
  test("is read from the plans", () => {
    expect(outlook([plan], 0)).toMatchObject({ watched: 10, worstMs: HOUR, inHalfAnHour: 1 });
    const minutes = (outlook([plan], 0)?.typicalMs ?? 0) / MINUTE;
    expect(Math.abs(minutes - 15)).toBeLessThanOrEqual(1);
  });

  test("counts each plan by its chance of news, and the delay of all", () => {
    const calm = { count: 1_000, gapMs: 24 * HOUR, lateMs: 10 * HOUR, chance: 1 };
    expect(outlook([plan, calm], 0)?.inHalfAnHour).toBeCloseTo(0.5 + 0.5 / 40);
    expect(outlook([plan], HOUR)).toMatchObject({ worstMs: 2 * HOUR });
    expect(outlook([plan], 30 * MINUTE)?.inHalfAnHour).toBeCloseTo(0.5);
  });

  test("is nothing to tell where nothing is watched", () => {
    expect(outlook([], 0)).toBeNull();
    expect(outlook([{ ...plan, chance: 0 }], 0)).toBeNull();
  });
});
