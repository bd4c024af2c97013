import type Stripe from "stripe";
import { z } from "zod";
import { API_VERSION } from "../api/endpoint.ts";
import { missing } from "../api/errors.ts";
import { createdRange, flag, page, parseParams, text } from "../api/params.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { post } from "../../kernel/outbox.ts";
import type { Books } from "../books.ts";
import type { Endpoint, EventType, ObjectOf } from "./model.ts";

const LISTED_SECONDS = 30 * 86_400;

/** Stores the event with the object as it is now, and a delivery for each endpoint that wants it. */
export function emit<T extends EventType>(books: Books, type: T, object: ObjectOf<T>): void {
  const listening = books.endpoints.values().filter((endpoint) => wants(endpoint, type));
  const event = {
    id: books.id("evt"),
    object: "event",
    api_version: API_VERSION,
    created: books.now(),
    data: { object },
    livemode: false,
    pending_webhooks: listening.length,
    request: { id: null, idempotency_key: null },
    type,
  };
  // The union over 250 event types cannot be built from a type variable; the parameters above keep it true.
  books.events.put(event.id, event as unknown as Stripe.Event);
  for (const endpoint of listening) planDelivery(books, event, endpoint.id);
  books.wake();
}

function wants(endpoint: Endpoint, type: string): boolean {
  return (
    endpoint.status === "enabled" &&
    (endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(type))
  );
}

function planDelivery(books: Books, event: { id: string; type: EventType }, endpointId: string): void {
  const jitterMs = books.settings.read().webhookJitterMs;
  post(books.world, books.deliveries, {
    operation: `stripe.webhook.${event.type}`,
    text: event.type,
    waitMs: jitterMs > 0 ? books.world.random.int(0, jitterMs) : 0,
    make: (shared) => ({
      ...shared,
      id: books.id("whd"),
      eventId: event.id,
      eventType: event.type,
      endpointId,
    }),
  });
}

const eventQuery = z.strictObject({
  ...page,
  created: createdRange,
  delivery_success: flag.optional(),
  type: text.optional(),
  types: z.array(text).max(20).optional(),
});

export function listEvents(books: Books, fields: unknown): Stripe.ApiList<Stripe.Event> {
  const query = parseParams(eventQuery, fields);
  const wanted = query.types ?? (query.type ? [query.type] : undefined);
  const oldest = books.now() - LISTED_SECONDS;
  const events = books.events
    .values()
    .filter(
      (event) =>
        event.created >= oldest &&
        isWithin(event.created, query.created) &&
        (!wanted || wanted.some((type) => matches(event.type, type))) &&
        (query.delivery_success === undefined || (event.pending_webhooks === 0) === query.delivery_success),
    );
  return pageOf(events, query, "/v1/events");
}

export function retrieveEvent(books: Books, id: string): Stripe.Event {
  const event = books.events.get(id);
  if (!event) throw missing("event", id);
  return event;
}

/** "charge.*" is Stripe's way to ask for a whole family. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
