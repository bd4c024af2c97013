import "server-only";
import type Stripe from "stripe";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { env, isLiveKey } from "@/lib/platform/env";
import { isId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { stripe } from "./client";

/** How old an event's signature may be: Stripe's own advice. */
const TOLERANCE_SECONDS = 300;

/** An event's identity; what it says about the object is asked of Stripe again. */
export type VerifiedEvent = {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  /** The payment of ours that its object names; only a hint whom to wake. */
  readonly paymentId: string | null;
};

const named = z.object({ id: z.string(), metadata: z.object({ payment_id: z.string() }) });

function identityOf({ id, type, data }: Stripe.Event): VerifiedEvent {
  const object: unknown = data.object;
  const objectId = typeof object === "object" && object !== null && "id" in object ? String(object.id) : "";
  const paymentId = named.safeParse(object).data?.metadata.payment_id;
  return { id, type, objectId, paymentId: paymentId && isId(paymentId) ? paymentId : null };
}

/** Checks a webhook's signature over its raw body; null if it is not Stripe's, too old, or of the other mode. */
export function verifyEvent(rawBody: string, signature: string): VerifiedEvent | null {
  try {
    const event = stripe().webhooks.constructEvent(
      rawBody,
      signature,
      env().STRIPE_WEBHOOK_SECRET,
      TOLERANCE_SECONDS,
      undefined,
      // By the shop's clock: a sandbox whose clock was moved signs by that one.
      now().getTime(),
    );
    if (event.livemode !== isLiveKey(env().STRIPE_SECRET_KEY)) return null;
    return identityOf(event);
  } catch (error) {
    log.warn({ err: error }, "a webhook was refused");
    return null;
  }
}

/** Events of the last month that no address of ours has taken yet. */
export async function* undeliveredEvents(): AsyncGenerator<VerifiedEvent> {
  for await (const event of stripe().events.list({ delivery_success: false, limit: 100 }))
    yield identityOf(event);
}
