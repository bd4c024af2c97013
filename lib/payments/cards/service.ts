import "server-only";
import { env } from "@/lib/platform/env";
import { failureOf, stripe } from "../service/client";
import { stripeCustomerOf } from "./data";
import { keepStripeCustomer } from "./mutations";

/**
 * Who a signed-in customer is at Stripe, made there if need be. Looked for by our own mark before one is made, so that books
 * that were set back find the same one again.
 */
export async function stripeCustomerFor(customer: { id: string; email: string }): Promise<string> {
  return (
    (await stripeCustomerOf(customer.id)) ?? keepStripeCustomer(customer.id, await foundOrMade(customer))
  );
}

async function foundOrMade({ id, email }: { id: string; email: string }): Promise<string> {
  const shop = env().APP_URL;
  const known = await stripe().customers.list({ email, limit: 100 });
  const ours = known.data.find(({ metadata }) => metadata["customer_id"] === id && metadata["shop"] === shop);
  if (ours) return ours.id;
  // Without a key of ours: one that was deleted at Stripe would be answered for another day.
  const made = await stripe().customers.create({ email, metadata: { customer_id: id, shop } });
  return made.id;
}

/** Has Stripe let go of a card. One that it does not keep any more is gone already. */
export async function detachCard(paymentMethodId: string): Promise<void> {
  try {
    await stripe().paymentMethods.detach(paymentMethodId);
  } catch (error) {
    if (!failureOf(error).isFinal) throw error;
  }
}
