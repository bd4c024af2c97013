import { hashText } from "../../sandbox/kernel/random.ts";
import type { Policy } from "./policies.ts";
import { LEVELS, type Reading, Traveller } from "./travellers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A day in which the planner gets to know them; and some hours after the measured ones, in which late alerts may come. */
export const LEARNING_MS = DAY;
const AFTERWARDS_MS = 6 * HOUR;
/** A Thursday at midnight, UTC. */
export const START = Date.UTC(2026, 9, 1);

export interface Plan {
  readonly esims: number;
  readonly hours: number;
  readonly seed: number;
  readonly callsPerSecond: number;
}

export interface Run {
  /** How late the alerts of the measured hours came, in minutes, by level; Infinity for one that never came. */
  readonly lateMinutes: readonly (readonly number[])[];
  readonly calls: number;
  readonly measuredSeconds: number;
  readonly mostMemoryMb: number;
  readonly predicted: ReturnType<Policy["outlook"]>;
  readonly price: number | null;
}

/** The travellers at the beginning, somewhere in their trips; the same for every policy. */
export function population({ esims, seed }: Plan): Traveller[] {
  return Array.from({ length: esims }, (_, place) => {
    for (let attempt = 0; ; attempt += 1) {
      const drawn = hashText(`${String(seed)} ${String(place)} ${String(attempt)}`);
      const days = (drawn / 2 ** 32) * 30;
      const traveller = new Traveller(drawn ^ seed, START - days * DAY);
      const { status } = traveller.readingAt(START);
      if (status === "ACTIVE" || status === "NOT_ACTIVE") return traveller;
    }
  });
}

/** Lives through the hours with one policy. */
export function live(plan: Plan, travellers: Traveller[], policy: Policy): Run {
  const [from, until] = [START + LEARNING_MS, START + LEARNING_MS + plan.hours * HOUR];
  const lateMinutes: number[][] = LEVELS.map(() => []);
  /** Which levels of the eSIM at a place were told of. */
  const told = travellers.map(() => LEVELS.map(() => false));
  let [calls, replaced, mostMemoryMb] = [0, 0, 0];
  let predicted: Run["predicted"] = null;
  let allowance = 0;

  function tell(place: number, now: number): void {
    travellers[place]?.crossedAt.forEach((at, level) => {
      const levels = told[place];
      if (at === null || levels?.[level] !== false) return;
      levels[level] = true;
      if (at >= from && at < until) lateMinutes[level]?.push((now - at) / MINUTE);
    });
  }

  function ask(place: number, now: number): void {
    const traveller = travellers[place];
    if (traveller === undefined) return;
    const reading: Reading = traveller.readingAt(now);
    if (reading.status !== "NOT_ACTIVE") tell(place, now);
    policy.heard(place, { traveller, reading, now });
    if (reading.status !== "FINISHED" && reading.status !== "EXPIRED") return;
    replaced += 1;
    const next = new Traveller(hashText(`${String(plan.seed)} next ${String(replaced)}`), now);
    travellers[place] = next;
    told[place] = LEVELS.map(() => false);
    policy.replaced(place, next, now);
  }

  for (let tick = START; tick < until + AFTERWARDS_MS; tick += MINUTE) {
    allowance = Math.min(allowance, plan.callsPerSecond) + plan.callsPerSecond * 60;
    const planned = Math.floor(allowance);
    let asked = 0;
    while (asked < planned) {
      const now = tick + (asked / planned) * MINUTE;
      const place = policy.next(now);
      if (place === undefined) break;
      ask(place, now);
      asked += 1;
    }
    allowance -= asked;
    if (tick >= from && tick < until) calls += asked;
    if (tick === from) predicted = policy.outlook(tick);
    policy.ticked(tick + MINUTE);
    if (tick % HOUR === 0) mostMemoryMb = Math.max(mostMemoryMb, process.memoryUsage().rss / 2 ** 20);
  }
  // What was crossed and never told of comes too late, however late it is.
  travellers.forEach((traveller, place) => {
    traveller.readingAt(until);
    traveller.crossedAt.forEach((at, level) => {
      if (at !== null && at >= from && at < until && told[place]?.[level] === false)
        lateMinutes[level]?.push(Infinity);
    });
  });
  const measuredSeconds = (until - from) / 1_000;
  return { lateMinutes, calls, measuredSeconds, mostMemoryMb, predicted, price: policy.price() };
}
