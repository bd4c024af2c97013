import "server-only";
import { z } from "zod";
import type { SupplierWebhooks, WebhookTopic } from "../../contract/webhooks";
import { SupplierError } from "../../errors";
import { type Client, parse } from "../client";
import { unwrap } from "../wire/values";
import { assure } from "../writes";

const TYPES = {
  async_orders: "async_orders",
  low_data: "webhook_low_data",
  credit_limit: "webhook_credit_limit",
} as const satisfies Record<WebhookTopic, string>;
/** Shares of the credit used, in percent. */
const CREDIT_LEVELS = [50, 70, 80, 90];

const notificationWire = z
  .object({ notification: z.object({ type: z.string(), contact_point: z.string() }) })
  .transform((wire) => wire.notification);

type Notifications = Pick<SupplierWebhooks, "optIn" | "target" | "optOut" | "rehearse">;

/** Switching the supplier's notifications on and off, and trying them. */
export function openNotifications(client: Client): Notifications {
  const { prefix } = client.connection;
  return {
    optIn: async (topic, url) => {
      const json = {
        type: TYPES[topic],
        webhook_url: url,
        ...(topic === "credit_limit" && { levels: CREDIT_LEVELS }),
      };
      const path = `${prefix}/notifications/opt-in`;
      const answer = await assure(client, { operation: "opt-in", path, body: { json } });
      parse(notificationWire, unwrap(answer.body), "read");
    },
    target: async (topic) => {
      const path = `${prefix}/notifications/opt-in?type=${TYPES[topic]}`;
      try {
        const answer = await client.call({ operation: "read-opt-in", method: "GET", path });
        // Nothing documents how to choose a topic, nor what is said where nothing is asked for: the answer may be about
        // another one, or about none.
        const told = notificationWire.safeParse(unwrap(answer.body)).data;
        return told?.type === TYPES[topic] ? told.contact_point : null;
      } catch (error) {
        if (error instanceof SupplierError && (error.kind === "not_found" || error.kind === "rejected"))
          return null;
        throw error;
      }
    },
    optOut: async (topic) => {
      await assure(client, {
        operation: "opt-out",
        path: `${prefix}/notifications/opt-out`,
        body: { json: { type: TYPES[topic] } },
      });
    },
    rehearse: async (url) => {
      const [level] = CREDIT_LEVELS;
      const json = { event: "credit_limit_notification", level, webhook_url: url };
      // Twice told is once kept, so that it may be asked for again.
      await assure(client, {
        operation: "rehearse-webhook",
        path: `${prefix}/simulator/webhook`,
        body: { json },
      });
    },
  };
}
