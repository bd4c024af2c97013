import "server-only";
import Stripe from "stripe";
import { env } from "@/lib/platform/env";

export const STRIPE_API_VERSION = "2026-10-28.endive";
// Behind a page a buyer waits, so long before the library's own 80 seconds.
const TIMEOUT_MS = 15_000;

let client: Stripe | undefined;

/** Stripe's own client, as this shop is configured. */
export function stripe(): Stripe {
  if (client) return client;
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = env();
  const address = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null;
  client = new Stripe(STRIPE_SECRET_KEY, {
    apiVersion: STRIPE_API_VERSION,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(address
      ? {
          host: address.hostname,
          port: address.port,
          protocol: address.protocol === "https:" ? "https" : "http",
        }
      : {}),
  });
  return client;
}

/** The id of what Stripe names by its id or sends whole. */
export function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}

/**
 * What a failed call means: `isFinal` where Stripe refuses it for what it asks, so that asking again changes nothing;
 * `isMissing` where it knows nothing of that name; `isReplayed` where Stripe answered with a failure of its own, which it
 * repeats for the same idempotency key.
 */
export function failureOf(error: unknown): { isFinal: boolean; isMissing: boolean; isReplayed: boolean } {
  const { StripeInvalidRequestError, StripeAPIError } = Stripe.errors;
  const isRefused = error instanceof StripeInvalidRequestError;
  return {
    // A disputed charge can be refunded once the dispute was won.
    isFinal: isRefused && error.code !== "charge_disputed",
    isMissing: isRefused && error.code === "resource_missing",
    isReplayed: error instanceof StripeAPIError,
  };
}
