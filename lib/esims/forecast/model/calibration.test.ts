import { expect, test } from "vitest";
import type { Sample } from "../../samples/model";
import { outlookOf } from "./outlook";
import { DAY_MS, HOUR_MS } from "./stretches";

const START = Date.UTC(2026, 4, 3);

/** Numbers that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    const mixed = state ^ (state + Math.imul(state ^ (state >>> 7), 61 | state));
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A traveller who sleeps, has lazy and busy days and hours, and uses a package up: what was left, hour by hour. */
function travel(random: () => number): number[] {
  const total = 1024 * (1 + Math.floor(random() * 10));
  const perHour = total / 24 / (1.5 + random() * 8);
  const bedtime = Math.floor(random() * 24);
  const left = [total];
  for (let hour = 0, day = 1; (left.at(-1) ?? 0) > 0 && hour < 24 * 40; hour += 1) {
    if (hour % 24 === 0) day = 0.5 + random();
    const sleeps = (hour - bedtime + 240) % 24 < 8;
    const mb = perHour * day * (sleeps ? 0.05 : 1.4) * 2 * random();
    left.push(Math.max(0, (left.at(-1) ?? 0) - mb));
  }
  return left;
}

/** What the shop would have noted until then, asking now and then. */
function noted(left: readonly number[], until: number, random: () => number): Sample[] {
  const samples: Sample[] = [];
  for (let hour = 0; hour <= until; hour += 1 + Math.floor(random() * 3))
    samples.push({
      at: new Date(START + hour * HOUR_MS),
      status: "ACTIVE",
      remainingMb: Math.floor(left[hour] ?? 0),
      totalMb: left[0] ?? 0,
    });
  return samples;
}

/** What was foretold to so many travellers at every seventh hour, and what came of it; times in hours from then. */
function foretold(travellers: number) {
  const random = randomFrom(7);
  return Array.from({ length: travellers }).flatMap(() => {
    const left = travel(random);
    const hours = left
      .map((_, hour) => hour)
      .filter((hour) => hour >= 6 && hour % 7 === 0 && hour < left.length - 1);
    return hours.map((hour) => {
      const now = START + hour * HOUR_MS;
      const samples = noted(left, hour, random);
      const outlook = outlookOf(samples, {
        now: new Date(now),
        expiresAt: new Date(START + 40 * DAY_MS),
        unlimited: false,
      });
      const ahead = (at: Date) => (at.getTime() - now) / HOUR_MS;
      return {
        emptyIn: left.length - 1 - hour,
        range: outlook.kind === "empties" ? { from: ahead(outlook.from), to: ahead(outlook.to) } : null,
      };
    });
  });
}

const seen = foretold(200);
const share = <Row>(rows: readonly Row[], holds: (row: Row) => boolean): number =>
  rows.filter(holds).length / rows.length;
const rangesOf = (rows: typeof seen) =>
  rows.flatMap(({ emptyIn, range }) => (range ? [{ emptyIn, ...range }] : []));
const isRight = ({ emptyIn, from, to }: { emptyIn: number; from: number; to: number }) =>
  from <= emptyIn && emptyIn <= to;

test("where something is foretold to people whose days differ by half, four times in five it comes true", () => {
  for (const [least, most] of [
    [0, 12],
    [12, 24],
    [24, 48],
    [48, 96],
    [96, 400],
  ] as const) {
    const told = rangesOf(seen).filter(({ from }) => from >= least && from < most);
    expect(told.length, `${least} to ${most} h ahead`).toBeGreaterThan(50);
    expect(share(told, isRight), `${least} to ${most} h ahead`).toBeGreaterThan(0.8);
  }
});

test("nobody is left without a word when the end is near, and the word is of use", () => {
  const near = seen.filter(({ emptyIn }) => emptyIn < 12);
  expect(share(near, ({ range }) => range !== null)).toBeGreaterThan(0.85);
  const widths = rangesOf(near).map(({ from, to }) => to - from);
  expect(widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)]).toBeLessThanOrEqual(12);
});
