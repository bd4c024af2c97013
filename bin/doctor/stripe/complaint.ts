import Stripe from "stripe";
import { stripe } from "@/lib/payments/service/client";
import { unheard } from "../wire.ts";

const KEYS = "copy STRIPE_SECRET_KEY anew: Dashboard → Developers → API keys";

/** Whether a restricted key lacks the right to what was asked. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Stripe.errors.StripePermissionError;
}

/** What Stripe, or the way to it, has against a question, and what helps. */
export function complaintOf(error: unknown): [said: string, mend: string] {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const host = `${stripe().getApiField("host")}:${stripe().getApiField("port")}`;
    const { message, mend } = unheard(error.detail, { host, variable: "STRIPE_API_URL" });
    return [message, host.startsWith("api.stripe.com") ? "check this machine's network and firewall" : mend];
  }
  const said = `Stripe says (HTTP ${String(error.statusCode ?? "?")}): "${error.message.slice(0, 160)}"`;
  if (error instanceof Stripe.errors.StripeAuthenticationError) return [said, KEYS];
  if (error instanceof Stripe.errors.StripeRateLimitError) return [said, "run this again in a minute"];
  return [said, "look at https://status.stripe.com; if all is well there, at Dashboard → Developers → Logs"];
}
