import type { Tap } from "./link.ts";
import { boundValue } from "./postgres-reader.ts";
import type { Reader } from "./readers.ts";

type Line = "database" | "outside" | "mail";

/** A step of the shop at whose edge its process can be killed. */
interface Step {
  readonly name: string;
  readonly line: Line;
  /** Whether it is this step, by its statements or its call. */
  readonly is: (what: readonly string[]) => boolean;
}

const insert = (table: string) => `INSERT INTO "public"."${table}"`;
const update = (table: string) => `UPDATE "public"."${table}"`;

function commit(name: string, start: string, ...marks: string[]): Step {
  const is = (statements: readonly string[]): boolean =>
    statements.some((text) => text.startsWith(start) && marks.every((mark) => text.includes(mark)));
  return { name, line: "database", is };
}
/** By the entry in the order's ledger that is written with it. */
const entry = (name: string, type: string): Step => commit(name, insert("order_event"), boundValue(type));
const call = (name: string, pattern: RegExp): Step => ({
  name,
  line: "outside",
  is: ([request = ""]) => pattern.test(request),
});

const STEPS: readonly Step[] = [
  commit("create.order", insert("order")),
  call("create.session", /^POST \/v1\/checkout\/sessions$/),
  commit("create.attach", update("payment"), '"session_id" ='),
  commit("webhook.event", insert("payment_event")),
  call("settle.session", /^GET \/v1\/checkout\/sessions\//),
  entry("settle.paid", "paid"),
  entry("settle.cancelled", "cancelled"),
  commit("fulfil.intent", insert("supplier_attempt")),
  call("fulfil.order", /^POST \/customer\/v2\/orders$/),
  call("fulfil.topup", /^POST \/customer\/v2\/orders\/topups$/),
  entry("fulfil.delivered", "delivered"),
  entry("fulfil.retry", "retry"),
  entry("lookup.unknown", "outcome_unknown"),
  call("lookup.list", /^GET \/customer\/v2\/orders\?/),
  entry("lookup.not-executed", "not_executed"),
  entry("refund.asked", "refund_requested"),
  call("refund.create", /^POST \/v1\/refunds$/),
  commit("refund.stored", update("refund"), '"stripe_refund_id" ='),
  entry("refund.closed", "refunded"),
  { name: "mail.send", line: "mail", is: () => true },
  commit("mail.sent", update("mail"), '"sent_at" ='),
];

/** Right before the step is handed on, or right after it was done and before the shop hears of it. */
type Edge = "before" | "after";
export interface CrashPoint extends Step {
  readonly edge: Edge;
}

export const CRASH_POINTS: readonly CrashPoint[] = STEPS.flatMap((step) => [
  { ...step, name: `${step.name}.before`, edge: "before" },
  { ...step, name: `${step.name}.after`, edge: "after" },
]);

/** Which point waits for a process to come by; the first one that does is killed there. */
export interface Ambush {
  readonly lay: (point: CrashPoint) => void;
  readonly lift: () => void;
  readonly isLaid: () => boolean;
  /** The point that these statements or this call meet; it springs once. */
  readonly met: (line: Line, what: readonly string[]) => CrashPoint | undefined;
}

export function openAmbush(onMet: (point: CrashPoint) => void): Ambush {
  let waiting: CrashPoint | undefined;
  return {
    lay: (point) => {
      waiting = point;
    },
    lift: () => {
      waiting = undefined;
    },
    isLaid: () => waiting !== undefined,
    met: (line, what) => {
      const point = waiting;
      if (point?.line !== line || !point.is(what)) return undefined;
      waiting = undefined;
      onMet(point);
      return point;
    },
  };
}

/** The ears of a link on which `crash` kills the process that it belongs to. */
export function crashTap(reader: Reader, on: { ambush: Ambush; line: Line; crash: () => void }): Tap {
  let isDone = false;
  return {
    request: (piece) => {
      const what = reader(piece);
      const point = what && on.ambush.met(on.line, what);
      isDone = point?.edge === "after";
      if (point?.edge !== "before") return true;
      on.crash();
      return false;
    },
    response: () => {
      // Whatever comes first is said after the work was done.
      if (isDone) on.crash();
      return !isDone;
    },
  };
}
