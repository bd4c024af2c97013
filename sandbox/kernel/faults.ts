import type { SeededRandom } from "./random.ts";
import type { Store } from "./store.ts";

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
] as const;
export const WEBHOOK_FAULTS = ["webhook_drop", "webhook_duplicate", "webhook_delay"] as const;

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
  packageId?: string;
  /** Strikes only requests whose path or body contains this. */
  contains?: string;
  delayMs?: number;
  status?: number;
  body?: unknown;
  /** Seconds; null sends a 429 without the header. */
  retryAfter?: number | null;
  /** For "status" and "html": do the work first, then answer with the failure. */
  afterWork?: boolean;
  struck?: number;
};

export type StandingRule = Omit<FaultRule, "id" | "struck" | "count" | "skip" | "probability">;

export type FaultContext = { packageId?: string; text?: string; kinds?: readonly FaultKind[] };

export type Faults = {
  list(): FaultRule[];
  add(rule: Omit<FaultRule, "id" | "struck">): FaultRule;
  remove(id: string): boolean;
  clear(): void;
  /** A rule that belongs to the world itself: never listed, counted or cleared. */
  stand(rule: StandingRule): void;
  /** The fault that strikes this call, if any; a struck rule's count goes down. */
  take(operation: string, context?: FaultContext): FaultRule | undefined;
};

export function openFaults(store: Store, random: SeededRandom): Faults {
  const rules = store.collection<FaultRule>("kernel.faults");

  const standing: FaultRule[] = [];

  function strikes(rule: FaultRule): boolean {
    if (rule.skip) {
      rules.put(rule.id, { ...rule, skip: rule.skip - 1 });
      return false;
    }
    if (rule.count === 0) return false;
    if (rule.probability !== undefined && random.next() >= rule.probability) return false;
    const count = rule.count === undefined ? undefined : rule.count - 1;
    rules.put(rule.id, { ...rule, count, struck: (rule.struck ?? 0) + 1 });
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
    take: (operation, context = {}) =>
      rules.values().find((rule) => matches(rule, operation, context) && strikes(rule)) ??
      standing.find((rule) => matches(rule, operation, context)),
  };
}

function matches(rule: FaultRule, operation: string, context: FaultContext): boolean {
  const named = rule.operation.endsWith("*")
    ? operation.startsWith(rule.operation.slice(0, -1))
    : operation === rule.operation;
  return (
    named &&
    (!context.kinds || context.kinds.includes(rule.kind)) &&
    (rule.packageId === undefined || rule.packageId === context.packageId) &&
    (rule.contains === undefined || (context.text ?? "").includes(rule.contains))
  );
}
