import { alarm, earliest } from "./alarm.ts";
import type { Clock } from "./clock.ts";
import type { Outbox, Push } from "./outbox.ts";
import type { World } from "./world.ts";

const ANSWER_WITHIN_MS = 20_000;
const AT_ONCE = 16;

type Letter = { url: string; headers: Record<string, string>; body: string };

type CourierRules<P extends Push> = {
  outbox: Outbox<P>;
  /** undefined when nobody is there to be told any more. */
  letterOf(push: P): Letter | undefined;
  isTaken(status: number): boolean;
  /** How long after an attempt in vain the next one is made; undefined gives up. */
  waitMsAfter(push: P, nowMs: number): number | undefined;
  /** Runs in one transaction with the record of the attempt. */
  onDelivered?(push: P): void;
};

export type Courier<P extends Push> = {
  wake(): void;
  /** One attempt at once, whenever it was due; undefined when the sandbox stops meanwhile. */
  send(push: P): Promise<P | undefined>;
  stop(): void;
};

/** Sends what is due. Nothing is forgotten until it was answered: a restart takes up where it stopped. */
export function startCourier<P extends Push>(world: World, rules: CourierRules<P>): Courier<P> {
  const { clock, store } = world;
  const { outbox } = rules;
  const inFlight = new Set<string>();
  const stopping = new AbortController();

  const waiting = (): P[] => outbox.pending.values().filter(({ id }) => !inFlight.has(id));
  // With all hands busy there is nothing to wake up for: whoever finishes takes the next one.
  const timer = alarm(clock, () => (inFlight.size < AT_ONCE ? earliest(waiting()) : undefined), sendDue);

  function sendDue(): void {
    const now = clock.now().getTime();
    const due = waiting().filter((push) => push.dueAt <= now);
    due.sort((a, b) => a.dueAt - b.dueAt);
    for (const push of due.slice(0, AT_ONCE - inFlight.size)) void send(push);
  }

  async function send(push: P): Promise<P | undefined> {
    inFlight.add(push.id);
    const attempt = { at: clock.now().toISOString(), ...(await attemptOf(rules, push, stopping.signal)) };
    inFlight.delete(push.id);
    if (stopping.signal.aborted) return undefined;
    const sent = store.transaction(() =>
      record({ ...push, attempts: [...push.attempts, attempt] }, rules, clock),
    );
    // One that finished makes room for others that were due but had to wait.
    sendDue();
    timer.reset();
    return sent;
  }

  return {
    wake() {
      sendDue();
      timer.reset();
    },
    send,
    stop() {
      stopping.abort();
      timer.stop();
    },
  };
}

type AttemptResult = Omit<Push["attempts"][number], "at">;

async function attemptOf<P extends Push>(
  rules: CourierRules<P>,
  push: P,
  stopped: AbortSignal,
): Promise<AttemptResult> {
  const startedAt = Date.now();
  const done = (status: number | null, error: string | null): AttemptResult => ({
    status,
    error,
    tookMs: Date.now() - startedAt,
  });
  const letter = rules.letterOf(push);
  if (!letter) return done(null, "the endpoint no longer exists");
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      body: letter.body,
      redirect: "manual",
      headers: letter.headers,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await response.body?.cancel();
    return done(response.status, rules.isTaken(response.status) ? null : `answered ${response.status}`);
  } catch (error) {
    return done(null, causeOf(error));
  }
}

/** Files the push by how its last attempt went. */
function record<P extends Push>(push: P, rules: CourierRules<P>, clock: Clock): P {
  const { pending, finished } = rules.outbox;
  // After a reset of the sandbox there is nothing left to write to.
  if (!pending.get(push.id)) return push;
  const nowMs = clock.now().getTime();
  const isDelivered = push.attempts.at(-1)?.error === null;
  const waitMs = isDelivered || !rules.letterOf(push) ? undefined : rules.waitMsAfter(push, nowMs);
  if (waitMs !== undefined) {
    const delayed: P = { ...push, dueAt: nowMs + waitMs };
    pending.put(push.id, delayed);
    return delayed;
  }
  const filed: P = { ...push, state: isDelivered ? "delivered" : "failed" };
  pending.delete(push.id);
  finished.put(push.id, filed);
  if (isDelivered) rules.onDelivered?.(filed);
  return filed;
}

/** "fetch failed" says nothing; what it was caused by does. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
