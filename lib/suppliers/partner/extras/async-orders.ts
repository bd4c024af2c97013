import "server-only";
import { z } from "zod";
import type { AsyncOrders } from "../../contract";
import type { Client } from "../client";
import { time } from "../wire/values";
import { orderFields, submit } from "./writes";

const acceptedWire = z
  .object({ request_id: z.string().min(1), accepted_at: time.pipe(z.date()) })
  .transform((wire) => ({ requestId: wire.request_id, acceptedAt: wire.accepted_at }));

/** Orders that are accepted at once and told of later. */
export function openAsyncOrders(client: Client): AsyncOrders {
  return {
    place: async ({ webhookUrl, sendBefore, ...order }) => {
      const fields = { ...orderFields(order), type: "sim", ...(webhookUrl && { webhook_url: webhookUrl }) };
      const multipart = new FormData();
      for (const [name, value] of Object.entries(fields)) multipart.set(name, String(value));
      return submit(
        client,
        {
          operation: "submit-async-order",
          path: `${client.connection.prefix}/orders-async`,
          body: { multipart },
          reference: order.reference,
          sendBefore,
        },
        acceptedWire,
      );
    },
  };
}
