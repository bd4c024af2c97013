import { seededRandom } from "./random.ts";
import type { Store } from "./store.ts";

/** What goes wrong in the work itself; only operations that make something can carry them out, others work as usual. */
export const SLIPS = [
  "wrong_package", // orders and top-ups: makes one of another package of the same operator
  "missing_sim", // orders: makes one eSIM fewer than it takes money for, in its books too
] as const;
export type Slip = (typeof SLIPS)[number];

export const HTTP_FAULTS = [
  "timeout_before", // never does the work, never answers
  "timeout_after", // does the work, never answers
  "delay", // waits, then works: the work may happen after the caller gave up
  "delay_after", // works, then waits before the answer
  "status", // any status with a JSON body
  "html", // 5xx with a gateway's HTML page
  "garbage", // does the work, answers with JSON that breaks off
  "empty", // does the work, answers 200 without a body
  "reset", // destroys the socket before the work
  "reset_after", // destroys the socket after the work
  "rate_limit", // 429, with Retry-After unless retryAfter is null
  "comment", // does the work, answers with JSON that carries a // comment, as one documented sample does
  "token_expiry", // every token that was issued ends, then the call is answered as usual
  ...SLIPS,
] as const;
export const WEBHOOK_FAULTS = [
  "webhook_drop", // never sent
  "webhook_duplicate", // sent twice; delayMs holds the second one back
  "webhook_delay", // sent later than those after it
  "webhook_bad_signature", // the first attempt is signed with another secret
] as const;

export type FaultKind = (typeof HTTP_FAULTS)[number] | (typeof WEBHOOK_FAULTS)[number];

export type FaultRule = {
  id: string;
  /** A name such as "supplier.orders.submit", or a prefix such as "supplier.*". */
  operation: string;
  kind: FaultKind;
  /** How many more times it strikes; without it, until it is deleted. */
  count?: number;
  /** Lets this many matching calls pass first. */
  skip?: number;
  /** 0..1, decided by the seeded random. */
  probability?: number;
  /** Gives the rule chances of its own: the same seed strikes the same calls again. */
  seed?: number;
  packageId?: string;
  /** Strikes only requests whose path or body contains this. */
  contains?: string;
  delayMs?: number;
  status?: number;
  body?: unknown;
  /** Seconds; null sends a 429 without the header. */
  retryAfter?: number | null;
  /** Retry-After as a number of seconds, or as an HTTP date. */
  retryAfterForm?: "seconds" | "date";
  /** For "status" and "html": do the work first, then answer with the failure. */
  afterWork?: boolean;
  struck?: number;
  /** How often chance was asked. */
  drawn?: number;
};

export type NewFault = Omit<FaultRule, "id" | "struck" | "drawn">;
export type StandingRule = Omit<NewFault, "count" | "skip" | "probability" | "seed">;

export type FaultContext = { packageIds?: readonly string[]; text?: string; kinds?: readonly FaultKind[] };

export type Faults = {
  list(): FaultRule[];
  add(rule: NewFault): FaultRule;
  remove(id: string): boolean;
  clear(): void;
  /** A rule that belongs to the world itself: never listed, counted or cleared. */
  stand(rule: StandingRule): void;
  /** The fault that strikes this call, if any; a struck rule's count goes down. */
  take(operation: string, context?: FaultContext): FaultRule | undefined;
  /** Starts chance anew, so that a run with the same calls meets the same faults. */
  seed(seed: number): void;
  /** Lets an area carry out a kind that reaches into what it remembers. */
  on(kind: FaultKind, act: () => void): void;
};

export function openFaults(store: Store, seed: number): Faults {
  const rules = store.collection<FaultRule>("kernel.faults");
  const standing: FaultRule[] = [];
  const acts = new Map<FaultKind, () => void>();
  let shared = seededRandom(seed);
  store.onReset(() => {
    shared = seededRandom(seed);
  });

  function chanceOf(rule: FaultRule): number {
    if (rule.seed === undefined) return shared.next();
    return seededRandom(rule.seed + (rule.drawn ?? 0) * 7919).next();
  }

  function strikes(rule: FaultRule): boolean {
    if (rule.skip) {
      rules.put(rule.id, { ...rule, skip: rule.skip - 1 });
      return false;
    }
    if (rule.count === 0) return false;
    const drawn = (rule.drawn ?? 0) + 1;
    if (rule.probability !== undefined && chanceOf(rule) >= rule.probability) {
      rules.put(rule.id, { ...rule, drawn });
      return false;
    }
    const count = rule.count === undefined ? undefined : rule.count - 1;
    rules.put(rule.id, { ...rule, count, drawn, struck: (rule.struck ?? 0) + 1 });
    return true;
  }

  return {
    list: () => rules.values(),
    add(rule) {
      const added = { ...rule, id: `fault-${store.next("fault")}`, struck: 0 };
      rules.put(added.id, added);
      return added;
    },
    remove: (id) => rules.delete(id),
    clear: () => rules.values().forEach((rule) => rules.delete(rule.id)),
    stand: (rule) => void standing.push({ ...rule, id: `standing-${standing.length + 1}` }),
    take(operation, context = {}) {
      const fault =
        rules.values().find((rule) => matches(rule, operation, context) && strikes(rule)) ??
        standing.find((rule) => matches(rule, operation, context));
      if (fault) acts.get(fault.kind)?.();
      return fault;
    },
    seed(chosen) {
      shared = seededRandom(chosen);
    },
    on: (kind, act) => void acts.set(kind, act),
  };
}

function matches(rule: FaultRule, operation: string, context: FaultContext): boolean {
  const named = rule.operation.endsWith("*")
    ? operation.startsWith(rule.operation.slice(0, -1))
    : operation === rule.operation;
  return (
    named &&
    (!context.kinds || context.kinds.includes(rule.kind)) &&
    (rule.packageId === undefined || (context.packageIds ?? []).includes(rule.packageId)) &&
    (rule.contains === undefined || (context.text ?? "").includes(rule.contains))
  );
}
