import { seededRandom, type SeededRandom } from "../../sandbox/kernel/random.ts";

// The travellers are a model of their own: they share no number with the planner, which has to find out what they do.
//
// - Packages as shops sell them: many small ones, few large ones.
// - Need per day: the package's own share of a day times a lognormal factor (sigma 0.9), so that most use less than they
//   bought, and some use it up in two days. Days differ again by a lognormal factor (sigma 0.5): a day at the beach, a day
//   of driving.
// - Data goes in sessions: a Poisson stream through the hours of the traveller's own day (which is up to two hours early or
//   late), at the destination's distance from UTC. Sessions are lognormal (median 5 MB, sigma 1.4: mean 13 MB, one in a
//   thousand above 375 MB), so that a film can cross a threshold from one minute to the next.
// - A third of the eSIMs are bought on the day of departure, the others days before; two in five owners tell the day of
//   their trip. An eSIM that ended is replaced by a new one, so that so many matter at any time.
// - The supplier measures afresh at each question, as its cache of twenty minutes does for whoever asks no more often.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PACKAGES = [
  { mb: 500, days: 3, of: 8 },
  { mb: 1_024, days: 7, of: 26 },
  { mb: 2_048, days: 15, of: 12 },
  { mb: 3_072, days: 30, of: 22 },
  { mb: 5_120, days: 30, of: 17 },
  { mb: 10_240, days: 30, of: 10 },
  { mb: 20_480, days: 30, of: 5 },
] as const;
/** A traveller's waking hours: share of a day's sessions in each hour. */
const WAKING = [2, 1, 0, 0, 0, 0, 1, 3, 5, 6, 6, 6, 6, 6, 5, 5, 5, 6, 7, 7, 7, 7, 6, 4].map(
  (hour) => hour / 101,
);
/** Where they are, in hours from UTC, by their shares of the trade. */
const PLACES = [1, 1, 1, 1, 2, 2, 0, 3, 4, 5.5, 7, 7, 8, 8, 9, 9, -5, -5, -8, -3, -6, 10] as const;
const SESSION_MEDIAN_MB = 5;
const SESSION_SIGMA = 1.4;
const SESSION_MEAN_MB = SESSION_MEDIAN_MB * Math.exp(SESSION_SIGMA ** 2 / 2);
const NEED_SIGMA = 0.9;
const DAY_SIGMA = 0.5;
export const LEVELS = [0.75, 0.9] as const;

/** What the supplier would answer. */
export interface Reading {
  readonly status: "NOT_ACTIVE" | "ACTIVE" | "FINISHED" | "EXPIRED";
  readonly remainingMb: number;
  readonly expiresAt: number | null;
}

function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function poisson(random: SeededRandom, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

const exponential = (random: SeededRandom, mean: number): number => -mean * Math.log(1 - random.next());

function weighted(random: SeededRandom): (typeof PACKAGES)[number] {
  let left = random.next() * PACKAGES.reduce((sum, { of }) => sum + of, 0);
  return PACKAGES.find(({ of }) => (left -= of) < 0) ?? PACKAGES[0];
}

/** One eSIM and whoever carries it, from purchase to its end. It lives as far as it was looked at. */
export class Traveller {
  readonly boughtAt: number;
  readonly totalMb: number;
  readonly days: number;
  readonly offsetHours: number;
  /** Told to the shop, or not. */
  readonly tripStartsAt: number | null;
  /** When each level was crossed; known as far as it was looked at. */
  readonly crossedAt: (number | null)[] = [null, null];
  readonly #startsAt: number;
  readonly #shift: number;
  readonly #perDayMb: number;
  readonly #random: SeededRandom;
  #usedMb = 0;
  #hour: number;
  #dayFactor = 1;
  #sessions: { at: number; mb: number }[] = [];

  constructor(seed: number, boughtAt: number) {
    const random = seededRandom(seed);
    this.#random = random;
    const { mb, days } = weighted(random);
    this.boughtAt = boughtAt;
    this.totalMb = mb;
    this.days = days;
    this.offsetHours = random.pick(PLACES);
    this.#shift = (random.next() * 4 - 2) * HOUR;
    const wait = random.next() < 1 / 3 ? exponential(random, 6 * HOUR) : exponential(random, 4 * DAY);
    this.#startsAt = boughtAt + wait;
    const isTold = random.next() < 0.4;
    this.tripStartsAt = isTold ? Math.floor(this.#startsAt / DAY) * DAY : null;
    this.#perDayMb = (mb / days) * Math.exp(-0.1 + NEED_SIGMA * normal(random));
    this.#hour = this.#startsAt;
  }

  get endsAt(): number {
    return this.#startsAt + this.days * DAY;
  }

  /** What the supplier says at a time; times must not go back. */
  readingAt(time: number): Reading {
    if (time < this.#startsAt) return { status: "NOT_ACTIVE", remainingMb: this.totalMb, expiresAt: null };
    this.#live(Math.min(time, this.endsAt));
    const remainingMb = Math.max(0, Math.floor(this.totalMb - this.#usedMb));
    const status = remainingMb === 0 ? "FINISHED" : time >= this.endsAt ? "EXPIRED" : "ACTIVE";
    return { status, remainingMb, expiresAt: this.endsAt };
  }

  #live(until: number): void {
    while (this.#usedMb < this.totalMb) {
      const next = this.#sessions[0];
      if (next === undefined) {
        if (this.#hour >= until) return;
        this.#plan();
      } else if (next.at <= until) {
        this.#sessions.shift();
        this.#use(next.at, next.mb);
      } else return;
    }
  }

  /** Draws the sessions of the next hour. */
  #plan(): void {
    const local = this.#hour + this.offsetHours * HOUR + this.#shift;
    const hourOfDay = Math.floor((((local % DAY) + DAY) % DAY) / HOUR);
    if (hourOfDay === 4) this.#dayFactor = Math.exp(DAY_SIGMA * normal(this.#random) - DAY_SIGMA ** 2 / 2);
    const mean = (this.#perDayMb * this.#dayFactor * (WAKING[hourOfDay] ?? 0)) / SESSION_MEAN_MB;
    this.#sessions = Array.from({ length: poisson(this.#random, mean) }, () => ({
      at: this.#hour + this.#random.next() * HOUR,
      mb: SESSION_MEDIAN_MB * Math.exp(SESSION_SIGMA * normal(this.#random)),
    })).sort((a, b) => a.at - b.at);
    this.#hour += HOUR;
  }

  #use(at: number, mb: number): void {
    this.#usedMb += mb;
    LEVELS.forEach((level, place) => {
      if (this.#usedMb >= this.totalMb * level) this.crossedAt[place] ??= at;
    });
  }
}
