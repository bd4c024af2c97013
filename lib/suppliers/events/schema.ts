import { z } from "zod";

const text = z.string();

/**
 * What is kept readable of an event, for staff and for whoever acts on it later: no ICCID but its end, and no codes.
 * `orderId` and `esimId` are ours, once they were found.
 */
export const eventSummary = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("order_completed"),
    requestId: text,
    reference: text.nullable(),
    packageId: text,
    quantity: z.number(),
    orderId: text.optional(),
  }),
  z.object({
    kind: z.literal("order_failed"),
    requestId: text,
    error: text,
    code: text.nullable(),
    text,
  }),
  z.object({
    kind: z.literal("low_data"),
    last4: text,
    level: text,
    packageId: text,
    remainingPercent: z.number(),
    esimId: text.optional(),
  }),
  z.object({
    kind: z.literal("credit_limit"),
    message: text,
    remaining: z.object({ minor: z.int(), currency: text }),
  }),
  z.object({ kind: z.literal("unknown"), fields: z.array(text) }),
]);
export type EventSummary = z.output<typeof eventSummary>;

/** How a notification stands, as far as we found out: told at an address, or why it is not. */
export const notificationState = z.union([z.object({ url: text }), z.object({ problem: text })]);
export type NotificationState = z.output<typeof notificationState>;
