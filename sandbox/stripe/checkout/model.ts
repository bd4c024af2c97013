import type Stripe from "stripe";

export type SoldLine = {
  id: string;
  priceId: string;
  productId: string;
  name: string;
  description: string | null;
  images: string[];
  productMetadata: Record<string, string>;
  unitAmount: number;
  quantity: number;
};

/** What the buyer is busy confirming with the bank; found by its payment intent. */
export type Challenge = { sessionId: string | null };

/** Something that happens by itself once the clock gets there. */
export type Deadline = {
  /** Of the session or the refund that it happens to. */
  id: string;
  dueAt: number;
  what: "expire-session" | "settle-transfer" | "settle-refund";
};

export type Payer = { email: string; name: string | null };

export type Decline = { code: string; declineCode?: string; message: string };

export type PaymentOutcome =
  | { result: "paid" | "processing" | "challenge"; intent: Stripe.PaymentIntent }
  | { result: "declined"; intent: Stripe.PaymentIntent; decline: Decline };
