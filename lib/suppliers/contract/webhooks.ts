import type { Money } from "@/lib/money/model";
import type { SupplierErrorKind } from "../errors";

/** What the supplier can tell us by itself. */
export const WEBHOOK_TOPICS = ["async_orders", "low_data", "credit_limit"] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/**
 * One delivery of a webhook. What a completed order delivers is looked up by its id or reference, never taken from here.
 * `low_data.level` is a share used in percent, or the days left.
 */
export type SupplierEvent =
  | {
      readonly kind: "order_completed";
      readonly requestId: string;
      readonly orderId: string;
      readonly packageId: string;
      readonly quantity: number;
      readonly reference: string | null;
    }
  | {
      readonly kind: "order_failed";
      readonly requestId: string;
      readonly error: SupplierErrorKind;
      readonly code: string | null;
      readonly text: string;
    }
  | {
      readonly kind: "low_data";
      readonly iccid: string;
      readonly level: "75%" | "90%" | "3days" | "1days";
      readonly packageId: string;
      readonly remainingPercent: number;
    }
  | { readonly kind: "credit_limit"; readonly message: string; readonly remaining: Money }
  /** `fields` are the names of what stands in it. */
  | { readonly kind: "unknown"; readonly fields: readonly string[] };

export type SupplierWebhooks = {
  /** Proves a delivery to be the supplier's and reads it; null where the signature does not hold. Never throws. */
  read(delivery: { readonly body: Uint8Array; readonly signature: string | null }): SupplierEvent | null;
  /** Reads the text of a delivery that was proven before and kept. Never throws. */
  readKept(text: string): SupplierEvent;
  /** Asks to be told at `url`, which has to answer a HEAD request with 200. Safe to repeat. */
  optIn(topic: WebhookTopic, url: string): Promise<void>;
  /** The address that is told; null if none is known. */
  target(topic: WebhookTopic): Promise<string | null>;
  optOut(topic: WebhookTopic): Promise<void>;
  /** Has a made-up notice about our credit sent to `url` now. One that could not be delivered is `rejected`. */
  rehearse(url: string): Promise<void>;
};
