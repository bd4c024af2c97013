import Stripe from "stripe";
import { alarm } from "../alarm.ts";
import type { Books } from "../books.ts";
import type { Attempt, Delivery, Endpoint } from "./model.ts";

/** Waits between attempts; the last one repeats until the delivery is given up. */
const BACK_OFF_SECONDS = [1, 5, 30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600];
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;
const ANSWER_WITHIN_MS = 20_000;
const AT_ONCE = 16;

const { webhooks } = new Stripe("sk_test_signer");

export type Dispatcher = { wake(): void; stop(): void };

/** Sends what is due. Nothing is forgotten until it was answered: a restart takes up where it stopped. */
export function startDispatcher(books: Books): Dispatcher {
  const { clock, store } = books.world;
  const inFlight = new Set<string>();
  const stopping = new AbortController();

  const waiting = (): Delivery[] => books.pendingDeliveries.values().filter(({ id }) => !inFlight.has(id));
  // With all hands busy there is nothing to wake up for: whoever finishes takes the next one.
  const timer = alarm(clock, () => (inFlight.size < AT_ONCE ? earliest(waiting()) : undefined), sendDue);

  function sendDue(): void {
    const now = clock.now().getTime();
    const due = waiting().filter((delivery) => delivery.dueAt <= now);
    due.sort((a, b) => a.dueAt - b.dueAt);
    for (const delivery of due.slice(0, AT_ONCE - inFlight.size)) void send(delivery);
  }

  async function send(delivery: Delivery): Promise<void> {
    inFlight.add(delivery.id);
    const attempt = await attemptOf(books, delivery, stopping.signal);
    inFlight.delete(delivery.id);
    if (stopping.signal.aborted) return;
    store.transaction(() => recordAttempt(books, delivery, attempt));
    // One that finished makes room for others that were due but had to wait.
    sendDue();
    timer.reset();
  }

  return {
    wake() {
      sendDue();
      timer.reset();
    },
    stop() {
      stopping.abort();
      timer.stop();
    },
  };
}

function earliest(deliveries: Delivery[]): number | undefined {
  const times = deliveries.map((delivery) => delivery.dueAt);
  // Not Math.min(...times): thousands of arguments overflow the stack.
  return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
}

async function attemptOf(books: Books, delivery: Delivery, stopped: AbortSignal): Promise<Attempt> {
  const startedAt = Date.now();
  const at = books.world.clock.now().toISOString();
  const done = (status: number | null, error: string | null): Attempt => ({
    at,
    status,
    error,
    tookMs: Date.now() - startedAt,
  });
  const endpoint = books.endpoints.get(delivery.endpointId);
  const event = books.events.get(delivery.eventId);
  if (!endpoint || !event) return done(null, "the endpoint no longer exists");
  try {
    const response = await fetch(endpoint.url, {
      ...signedPost(books, endpoint, JSON.stringify(event, null, 2)),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await response.body?.cancel();
    return done(response.status, response.ok ? null : `answered ${response.status}`);
  } catch (error) {
    return done(null, causeOf(error));
  }
}

function signedPost(books: Books, endpoint: Endpoint, payload: string): RequestInit {
  const signature = webhooks.generateTestHeaderString({
    payload,
    secret: endpoint.secret,
    timestamp: books.now(),
  });
  return {
    method: "POST",
    body: payload,
    redirect: "manual",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
      "user-agent": "Stripe/1.0 (+https://docs.stripe.com/webhooks)",
    },
  };
}

function recordAttempt(books: Books, delivery: Delivery, attempt: Attempt): void {
  // After a reset of the sandbox there is nothing left to write to.
  if (!books.pendingDeliveries.get(delivery.id)) return;
  const attempts = [...delivery.attempts, attempt];
  const nowMs = books.world.clock.now().getTime();
  const delivered = attempt.error === null;
  const gone = !books.endpoints.get(delivery.endpointId);
  const givenUp = gone || nowMs - delivery.createdAt >= GIVEN_UP_AFTER_MS;

  if (delivered || givenUp) {
    books.pendingDeliveries.delete(delivery.id);
    books.finishedDeliveries.put(delivery.id, {
      ...delivery,
      attempts,
      state: delivered ? "delivered" : "failed",
    });
    if (delivered) acknowledge(books, delivery);
    return;
  }
  const waitSeconds = BACK_OFF_SECONDS[attempts.length - 1] ?? BACK_OFF_SECONDS.at(-1) ?? 0;
  books.pendingDeliveries.put(delivery.id, { ...delivery, attempts, dueAt: nowMs + waitSeconds * 1_000 });
}

/** Counts each endpoint once, however often a duplicated delivery reaches it. */
function acknowledge(books: Books, delivery: Delivery): void {
  const event = books.events.get(delivery.eventId);
  if (!event || delivery.isCopy) return;
  books.events.put(event.id, { ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
