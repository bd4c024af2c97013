import "server-only";
import { z } from "zod";
import type { AsyncOrders } from "../../contract/extras";
import type { Client } from "../client";
import { moment } from "../wire/values";
import { orderFields, submit } from "../writes";

const acceptedWire = z
  .object({ request_id: z.string().min(1), accepted_at: moment })
  .transform((wire) => ({ requestId: wire.request_id, acceptedAt: wire.accepted_at }));

/** Orders that are accepted at once and told of later. */
export function openAsyncOrders(client: Client): AsyncOrders {
  return {
    place: async ({ webhookUrl, sendBefore, ...order }) => {
      const { quantity, ...fields } = orderFields(order);
      const multipart = {
        ...fields,
        quantity: String(quantity),
        type: "sim",
        ...(webhookUrl && { webhook_url: webhookUrl }),
      };
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
