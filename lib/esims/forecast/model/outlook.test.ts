import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sample } from "../../samples/model";
import { missingMb, outlookOf } from "./outlook";
import { DAY_MS, HOUR_MS } from "./stretches";

const START = Date.UTC(2026, 4, 3, 7);
const at = (hours: number) => new Date(START + hours * HOUR_MS);

function sample(hours: number, remainingMb: number | null, given: Partial<Sample> = {}): Sample {
  return { at: at(hours), status: "ACTIVE", remainingMb, totalMb: 10_240, ...given };
}

/** Used evenly: so many MB an hour, looked at every so many hours. */
const steady = (perHour: number, { from = 10_240, hours = 48, every = 2 } = {}) =>
  Array.from({ length: Math.floor(hours / every) + 1 }, (_, index) =>
    sample(index * every, from - index * every * perHour),
  );
const look = (samples: readonly Sample[], given: Partial<Parameters<typeof outlookOf>[1]> = {}) =>
  outlookOf(samples, {
    now: samples.at(-1)?.at ?? at(0),
    expiresAt: at(30 * 24),
    unlimited: false,
    ...given,
  });
const why = (outlook: ReturnType<typeof outlookOf>) =>
  outlook.kind === "silent" ? outlook.why : outlook.kind;

describe("a steady pace", () => {
  test("is foretold around the hour at which it ends", () => {
    // 10 GB at 100 MB an hour last 102.4 hours, of which 48 are over.
    const outlook = look(steady(100));
    expect(outlook).toMatchObject({ kind: "empties", isCertain: true });
    if (outlook.kind !== "empties") return;
    expect(outlook.from.getTime()).toBeLessThan(at(102).getTime());
    expect(outlook.to.getTime()).toBeGreaterThan(at(102).getTime());
    expect(outlook.to.getTime() - outlook.from.getTime()).toBeLessThan(2 * DAY_MS);
  });

  test("that outlives the days lasts", () => {
    expect(look(steady(10), { expiresAt: at(72) })).toEqual({ kind: "lasts" });
  });

  test("that may or may not outlive them is not certain", () => {
    expect(look(steady(100), { expiresAt: at(103) })).toMatchObject({ kind: "empties", isCertain: false });
  });

  test("is worth a word in its last hours, whatever the share of time that the range is", () => {
    const outlook = look(steady(100, { from: 5_100 }));
    expect(outlook).toMatchObject({ kind: "empties", remainingMb: 300 });
    if (outlook.kind !== "empties") return;
    expect(outlook.to.getTime() - at(48).getTime()).toBeLessThan(8 * HOUR_MS);
  });

  test("goes on after a top-up with more to use, which is taken for no use", () => {
    const before = steady(100);
    const after = [
      sample(50, 5_440 + 3_072),
      sample(52, 5_440 + 3_072 - 200),
      sample(54, 5_440 + 3_072 - 400),
    ];
    const outlook = look([...before, ...after]);
    expect(outlook).toMatchObject({ kind: "empties" });
    if (outlook.kind !== "empties") return;
    // 8112 MB at 100 an hour.
    expect(outlook.from.getTime()).toBeLessThan(at(54 + 81).getTime());
    expect(outlook.to.getTime()).toBeGreaterThan(at(54 + 81).getTime());
  });
});

test("who sleeps is not foretold to run dry at night", () => {
  const left = [10_240];
  // Awake from hour 0 to 15 of each day at 150 MB.
  for (let hour = 0; hour < 64; hour += 1) left.push((left.at(-1) ?? 0) - (hour % 24 < 16 ? 150 : 0));
  const samples = left.map((mb, hour) => sample(hour, mb));
  // It is bedtime, and 300 MB are left: empty two hours after waking.
  const short = samples.map((each) => ({
    ...each,
    remainingMb: (each.remainingMb ?? 0) - (left[64] ?? 0) + 300,
  }));
  const outlook = look(short);
  expect(outlook).toMatchObject({ kind: "empties" });
  if (outlook.kind !== "empties") return;
  expect(outlook.from.getTime()).toBeGreaterThan(at(64 + 2).getTime());
  expect(outlook.to.getTime()).toBeGreaterThanOrEqual(at(64 + 8 + 2).getTime());
});

describe("nothing is said", () => {
  test.each([
    ["of two samples", [sample(0, 900), sample(12, 800)], "too_few"],
    ["of an hour", [sample(0, 900), sample(0.5, 890), sample(1, 880)], "too_few"],
    ["of what was never measured", [sample(0, null), sample(12, null), sample(24, null)], "unknown"],
    ["of what was measured once but is not now", [...steady(100), sample(50, null)], "unknown"],
    ["of nothing at all", [], "unknown"],
    ["of one that is used up", [...steady(100), sample(50, 0, { status: "FINISHED" })], "not_running"],
    ["of one that has not begun", [sample(0, 900, { status: "NOT_ACTIVE" })], "not_running"],
    ["of what nobody uses", steady(0), "far"],
  ])("%s", (_, samples, reason) => {
    expect(why(look(samples, { expiresAt: null }))).toBe(reason);
  });

  test("of an unlimited package, of one whose days are over, and from figures of the day before yesterday", () => {
    expect(why(look(steady(100), { unlimited: true }))).toBe("unlimited");
    expect(why(look(steady(100), { expiresAt: at(40) }))).toBe("not_running");
    expect(why(look(steady(100), { now: at(48 + 40) }))).toBe("stale");
  });

  test("weeks ahead of a morning", () => {
    expect(why(look(steady(10, { hours: 4, every: 1 })))).toBe("far");
  });

  test("of somebody who began to use very much more", () => {
    const calm = steady(20, { hours: 72 });
    const rush = [1, 2, 3, 4, 5, 6].map((hour) => sample(72 + hour, 10_240 - 72 * 20 - hour * 200));
    expect(why(look([...calm, ...rush]))).toBe("rising");
  });
});

const usage = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 30 }), mb: fc.integer({ min: -3_000, max: 1_500 }) }), {
    maxLength: 60,
  })
  .map((steps) => {
    let [hours, left] = [0, 8_000];
    return steps.map(({ gap, mb }) => {
      hours += gap / 3;
      left = Math.max(0, left - mb);
      return sample(hours, left);
    });
  });

test("whatever was noted, a range lies ahead, the right way round, and starts from the newest figure", () => {
  fc.assert(
    fc.property(usage, fc.option(fc.integer({ min: 0, max: 600 }), { nil: null }), (samples, hours) => {
      const last = samples.at(-1);
      const now = new Date((last?.at.getTime() ?? START) + HOUR_MS);
      const expiresAt = hours === null ? null : new Date(now.getTime() + hours * HOUR_MS);
      const outlook = outlookOf(samples, { now, expiresAt, unlimited: false });
      if (outlook.kind !== "empties") return;
      expect(outlook.from.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(outlook.to.getTime()).toBeGreaterThan(outlook.from.getTime());
      expect(outlook.remainingMb).toBe(last?.remainingMb);
      if (expiresAt) expect(outlook.from < expiresAt).toBe(true);
      if (expiresAt) expect(outlook.isCertain).toBe(outlook.to < expiresAt);
      expect(missingMb(outlook, outlook.to)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("the same days a week later, or ten times as much of everything, are foretold alike", () => {
  fc.assert(
    fc.property(usage, (samples) => {
      const told = look(samples, { expiresAt: null });
      const later = samples.map((each) => ({ ...each, at: new Date(each.at.getTime() + 7 * DAY_MS) }));
      const moved = look(later, { expiresAt: null });
      const larger = samples.map((each) => ({ ...each, remainingMb: (each.remainingMb ?? 0) * 10 }));
      const scaled = look(larger, { expiresAt: null });
      expect([why(moved), why(scaled)]).toEqual([why(told), why(told)]);
      if (told.kind !== "empties" || moved.kind !== "empties" || scaled.kind !== "empties") return;
      expect(moved.from.getTime() - told.from.getTime()).toBe(7 * DAY_MS);
      expect([scaled.from, scaled.to]).toEqual([told.from, told.to]);
    }),
  );
});

test("what is missing is what the fastest pace takes until then, less what is left", () => {
  const outlook = look(steady(100));
  if (outlook.kind !== "empties") throw new Error("a steady pace is foretold");
  expect(missingMb(outlook, outlook.since)).toBe(0);
  expect(missingMb(outlook, at(48 + 240))).toBe(Math.ceil(outlook.mbPerDay * 10 - 5_440));
});
