import type Stripe from "stripe";
import type { Push } from "../../kernel/outbox.ts";

/** With its secret, which the API shows only once. */
export type Endpoint = Stripe.WebhookEndpoint & { secret: string };

export type Delivery = Push & { eventId: string; eventType: string; endpointId: string };

export type EventType = Stripe.Event["type"];
export type ObjectOf<T extends EventType> = Extract<Stripe.Event, { type: T }>["data"]["object"];
