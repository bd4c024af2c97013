import type { EventSummary } from "@/lib/suppliers/events/schema";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import type { WebhookTopic } from "@/lib/suppliers/contract/webhooks";

/** What a supplier may have beyond selling eSIMs, in the order in which staff read it. */
export const CAPABILITIES = [
  "webhooks",
  "asyncOrders",
  "futureOrders",
  "refunds",
  "vouchers",
  "sharing",
  "brands",
  "exchangeRates",
  "numbers",
] as const satisfies readonly (keyof Supplier)[];
export type Capability = (typeof CAPABILITIES)[number];

/** What the supplier has of these. */
export type Capabilities = readonly { readonly name: Capability; readonly offered: boolean }[];

/** Whether the supplier tells us things by itself, and if not, why. `unreachable`: our address leads nowhere for it. */
export type NotificationReport =
  | { readonly kind: "not_offered" }
  | { readonly kind: "unreachable"; readonly address: string }
  | {
      readonly kind: "offered";
      readonly topics: readonly {
        readonly about: WebhookTopic;
        readonly state: "on" | "off" | "refused";
        readonly problem: string | null;
      }[];
    };

/** Something the supplier told us; without `handledAt` nothing could be done about it. */
export type StaffEvent = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
  readonly summary: EventSummary;
};
