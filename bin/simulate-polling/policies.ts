import { FIRST_PRICE, nextPrice } from "@/lib/esims/polling/model/budget";
import { outlook, type Outlook } from "@/lib/esims/polling/model/outlook";
import { guessedPace, type Pace, paceAfter } from "@/lib/esims/polling/model/pace";
import { type Plan, planned } from "@/lib/esims/polling/model/plan";
import { seededRandom } from "../../sandbox/kernel/random.ts";
import type { Reading, Traveller } from "./travellers.ts";

/** Who decides what is asked about next. Times in ms. */
export interface Policy {
  /** The place of the eSIM to ask about; undefined where nothing is worth a call now. */
  readonly next: (now: number) => number | undefined;
  readonly heard: (place: number, esim: { traveller: Traveller; reading: Reading; now: number }) => void;
  /** Another eSIM stands at this place. */
  readonly replaced: (place: number, traveller: Traveller, now: number) => void;
  readonly ticked: (now: number) => void;
  /** What the shop would tell its staff. */
  readonly outlook: (now: number) => Outlook | null;
  readonly price: () => number | null;
}

/** One after the other, as a cron job would. */
export function roundRobin(count: number): Policy {
  let place = -1;
  return {
    next: () => (place = (place + 1) % count),
    heard: () => undefined,
    replaced: () => undefined,
    ticked: () => undefined,
    outlook: () => null,
    price: () => null,
  };
}

interface Known {
  pace: Pace;
  remainingMb: number | null;
  totalMb: number | null;
  measuredAt: number | null;
  plan: Plan;
}

/** The shop's own planner. Its memory here is what the shop keeps in `esim_usage`. */
export function planner(travellers: readonly Traveller[], start: number, callsPerSecond: number): Policy {
  let price = FIRST_PRICE;
  let [plans, gapsMs] = [0, 0];
  const random = seededRandom(travellers.length);
  const due = new DueList();
  const known: Known[] = travellers.map((traveller, place) => {
    due.put(place, start);
    return fresh(traveller, start);
  });

  return {
    next: (now) => due.take(now, (place) => known[place]?.plan.at ?? null),
    heard: (place, { traveller, reading, now }) => {
      const before = known[place];
      if (before === undefined) return;
      const { status, expiresAt, remainingMb } = reading;
      const { totalMb, offsetHours } = traveller;
      const pace =
        status === "NOT_ACTIVE"
          ? before.pace
          : paceAfter(
              before.pace,
              { ...before, at: before.measuredAt },
              { remainingMb, totalMb, at: now, offsetHours },
            );
      const plan = planned(
        {
          ...{ status, expiresAt, remainingMb, totalMb, pace, offsetHours },
          ...{ unlimited: false, measuredAt: now, viewedAt: null },
          deliveredAt: traveller.boughtAt,
          tripStartsAt: traveller.tripStartsAt,
        },
        { price, chance: random.next() },
        now,
      );
      const isCounted = status !== "NOT_ACTIVE";
      known[place] = { pace, remainingMb: isCounted ? remainingMb : null, totalMb, measuredAt: now, plan };
      if (plan.at === null) return;
      due.put(place, plan.at);
      plans += 1;
      gapsMs += plan.at - now;
    },
    replaced: (place, traveller, now) => {
      known[place] = fresh(traveller, now);
      due.put(place, now);
    },
    ticked: (now) => {
      const lagMs = now - (due.first() ?? now);
      price = nextPrice(price, { watched: travellers.length, callsPerSecond, plans, gapsMs, lagMs });
      [plans, gapsMs] = [0, 0];
    },
    outlook: (now) => {
      const gaps = known.flatMap(({ plan, measuredAt }) =>
        plan.at === null || measuredAt === null || plan.chance === 0
          ? []
          : [{ count: 1, gapMs: plan.at - measuredAt, lateMs: plan.lateMs, chance: plan.chance }],
      );
      return outlook(gaps, Math.max(0, now - (due.first() ?? now)));
    },
    price: () => price,
  };
}

function fresh(traveller: Traveller, now: number): Known {
  return {
    pace: guessedPace(traveller.totalMb, traveller.days),
    remainingMb: null,
    totalMb: null,
    measuredAt: null,
    plan: { at: now, chance: 0, lateMs: 0 },
  };
}

/** A heap of places by the time of their plan; what was planned anew since is skipped when it comes up. */
class DueList {
  readonly #heap: { place: number; at: number }[] = [];

  first(): number | undefined {
    return this.#heap[0]?.at;
  }

  put(place: number, at: number): void {
    const heap = this.#heap;
    let child = heap.push({ place, at }) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.#at(parent) <= this.#at(child)) return;
      this.#swap(parent, child);
      child = parent;
    }
  }

  take(now: number, current: (place: number) => number | null): number | undefined {
    for (;;) {
      const [top] = this.#heap;
      if (top === undefined || top.at > now) return undefined;
      this.#drop();
      if (current(top.place) === top.at) return top.place;
    }
  }

  #drop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const least = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(least) >= this.#at(parent)) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #at(place: number): number {
    return this.#heap[place]?.at ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
