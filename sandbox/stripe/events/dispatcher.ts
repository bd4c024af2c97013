import Stripe from "stripe";
import { startCourier, type Courier } from "../../kernel/courier.ts";
import { isSpoilt } from "../../kernel/outbox.ts";
import type { Books } from "../books.ts";
import type { Delivery } from "./model.ts";

/** Waits between attempts; the last one repeats until the delivery is given up. */
const BACK_OFF_SECONDS = [1, 5, 30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600];
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

const { webhooks } = new Stripe("sk_test_signer");

/** Delivers events the way Stripe does: signed with a time, tried again for three days. */
export function startDispatcher(books: Books): Courier<Delivery> {
  return startCourier(books.world, {
    outbox: books.deliveries,
    letterOf: (delivery) => signedLetter(books, delivery),
    isTaken: (status) => status >= 200 && status < 300,
    waitMsAfter({ createdAt, attempts }, nowMs) {
      if (nowMs - createdAt >= GIVEN_UP_AFTER_MS) return undefined;
      return 1_000 * (BACK_OFF_SECONDS[attempts.length - 1] ?? BACK_OFF_SECONDS.at(-1) ?? 0);
    },
    onDelivered: (delivery) => acknowledge(books, delivery),
  });
}

function signedLetter(books: Books, delivery: Delivery) {
  const endpoint = books.endpoints.get(delivery.endpointId);
  const event = books.events.get(delivery.eventId);
  if (!endpoint || !event) return undefined;
  const body = JSON.stringify(event, null, 2);
  const signature = webhooks.generateTestHeaderString({
    payload: body,
    secret: isSpoilt(delivery) ? `${endpoint.secret}-wrong` : endpoint.secret,
    timestamp: books.now(),
  });
  return {
    url: endpoint.url,
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
      "user-agent": "Stripe/1.0 (+https://docs.stripe.com/webhooks)",
    },
  };
}

/** Counts each endpoint once, however often a duplicated delivery reaches it. */
function acknowledge(books: Books, delivery: Delivery): void {
  const event = books.events.get(delivery.eventId);
  if (!event || delivery.isCopy) return;
  books.events.put(event.id, { ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
}
