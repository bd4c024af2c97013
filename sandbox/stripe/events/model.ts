import type Stripe from "stripe";

/** With its secret, which the API shows only once. */
export type Endpoint = Stripe.WebhookEndpoint & { secret: string };

export type Attempt = { at: string; status: number | null; error: string | null; tookMs: number };

export type Delivery = {
  id: string;
  eventId: string;
  eventType: string;
  endpointId: string;
  state: "pending" | "delivered" | "failed" | "dropped";
  /** Milliseconds of the sandbox clock. */
  createdAt: number;
  dueAt: number;
  attempts: Attempt[];
  /** The second copy of a duplicated delivery: it does not count as another acknowledgement. */
  isCopy: boolean;
  fault: string | null;
};

export type EventType = Stripe.Event["type"];
export type ObjectOf<T extends EventType> = Extract<Stripe.Event, { type: T }>["data"]["object"];
