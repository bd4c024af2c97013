import { USAGE_MINUTES } from "../../model";

const MINUTE = 60_000;

/** What a call has to bring, as a probability of news, before anything is known of how much there is to ask: where many settle. */
export const FIRST_PRICE = 0.03;
/** Below it calls would be made for the sake of calling. */
export const LEAST_PRICE = 0.002;
const HIGHEST_PRICE = 0.9;
/** So much of the budget is left over for what comes unforeseen. */
const SPARE = 0.05;
const LAG_SCALE_MS = 120 * MINUTE;
const MOST_LAG_MS = 30 * MINUTE;
/** The price follows within so many calls, as a share of all that is planned; never within fewer than a few. */
const INERTIA = 0.5;
const LEAST_INERTIA = 200;

/** What became of a tick: how many eSIMs have a plan, the gaps of the plans just made, and how late the most overdue one was. */
export type Tick = {
  readonly watched: number;
  readonly callsPerSecond: number;
  readonly plans: number;
  readonly gapsMs: number;
  readonly lagMs: number;
};

/**
 * The price after a tick. So many eSIMs at so many calls per second can be asked about every `watched / callsPerSecond`
 * seconds on average (Little's law), so plans with longer gaps were made too dear, those with shorter ones too cheap. To
 * look at the plans and not at the calls tells at once, not only when a plan has come due hours later.
 */
export function nextPrice(price: number, { watched, callsPerSecond, plans, gapsMs, lagMs }: Tick): number {
  if (callsPerSecond <= 0) return price;
  const affordableMs = (watched / callsPerSecond) * 1_000;
  // All of them could be asked as often as the supplier allows: a small shop waits for no price to fall.
  if (affordableMs <= USAGE_MINUTES * MINUTE) return LEAST_PRICE;
  if (plans === 0) return price;
  const wantedMs = affordableMs * (1 + SPARE + Math.min(Math.max(0, lagMs), MOST_LAG_MS) / LAG_SCALE_MS);
  // One long gap among many short ones is no reason to jump.
  const change = (plans - gapsMs / wantedMs) / Math.max(LEAST_INERTIA, watched * INERTIA);
  return Math.min(
    HIGHEST_PRICE,
    Math.max(LEAST_PRICE, price * Math.exp(Math.min(0.2, Math.max(-0.2, change)))),
  );
}

/** So many calls in vain in a row may be chance. */
const PATIENCE = 3;
const FIRST_REST_SECONDS = 15;
const LONGEST_REST_SECONDS = 900;
/** No rest lasts longer, whatever is named: a day, as everywhere at the supplier. */
export const LONGEST_REST_MS = 24 * 60 * MINUTE;

/**
 * Seconds for which nothing is asked after so many failures in a row: a supplier that is down is looked at with single calls,
 * ever more rarely. A wait that it names itself holds where more than one eSIM is refused, for then it means all of us.
 */
export function restSeconds(failures: number, retryAfterSeconds: number | null): number {
  if (failures < 2) return 0;
  const named = retryAfterSeconds ?? 0;
  if (failures < PATIENCE) return named;
  return Math.max(
    named,
    Math.min(LONGEST_REST_SECONDS, FIRST_REST_SECONDS * 2 ** Math.min(10, failures - PATIENCE)),
  );
}
