import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { FutureOrder, FutureOrders, ListedFutureOrder } from "../../contract/extras";
import { SupplierError, type SupplierErrorKind } from "../../errors";
import { readPage } from "../calls";
import type { Client } from "../client";
import { moment, orNull, whole } from "../wire/values";
import { demand, demandUpTo, orderFields, submit } from "../writes";

const DAY_MS = 86_400_000;
const MOST_CANCELLED = 10;
const REQUEST_ID = /^[A-Za-z0-9_-]{25}$/;

const futureOrderFields = {
  request_id: z.string().min(1),
  due_date: moment,
  latest_cancellation_date: moment,
};

function toFutureOrder(wire: z.output<z.ZodObject<typeof futureOrderFields>>): FutureOrder {
  return {
    requestId: wire.request_id,
    dueAt: wire.due_date,
    cancellableUntil: wire.latest_cancellation_date,
  };
}

const STATUSES = ["pending", "failed", "retry"] as const;
const listedWire = z
  .object({
    ...futureOrderFields,
    status: z.string(),
    package_id: z.string(),
    quantity: whole,
    description: orNull(z.string()),
  })
  .transform((wire): ListedFutureOrder => ({
    ...toFutureOrder(wire),
    status: STATUSES.find((known) => known === wire.status.toLowerCase()) ?? "unknown",
    packageId: wire.package_id,
    quantity: wire.quantity,
    reference: wire.description || null,
  }));

/** Orders that the supplier keeps until their day, lists and cancels. */
export function openFutureOrders(client: Client): FutureOrders {
  const { prefix } = client.connection;
  return {
    place: async ({ dueAt, webhookUrl, sendBefore, ...order }) => {
      demandDue(dueAt);
      const json = {
        ...orderFields(order),
        due_date: minuteText(dueAt),
        ...(webhookUrl && { webhook_url: webhookUrl }),
      };
      const { reference } = order;
      return submit(
        client,
        {
          operation: "submit-future-order",
          path: `${prefix}/future-orders`,
          body: { json },
          reference,
          sendBefore,
        },
        z.object(futureOrderFields).transform(toFutureOrder),
      );
    },
    list: async ({ status = "pending", page, from, to }) => {
      const query = new URLSearchParams({
        status,
        ...(from && { from_due_date: dayText(from) }),
        ...(to && { to_due_date: dayText(to) }),
      });
      const path = `${prefix}/future-orders?${query.toString()}`;
      return readPage(client, { operation: "list-future-orders", path, page }, listedWire);
    },
    cancel: async (requestIds) => {
      demandUpTo(MOST_CANCELLED, "the number of orders to cancel", requestIds.length);
      demand(new Set(requestIds).size === requestIds.length, "an order is named twice");
      demand(
        requestIds.every((id) => REQUEST_ID.test(id)),
        "a request id has 25 letters, digits, dashes or underscores",
      );
      const cancel = async () =>
        client.call({
          operation: "cancel-future-orders",
          method: "POST",
          path: `${prefix}/cancel-future-orders`,
          body: { json: { request_ids: requestIds } },
        });
      try {
        await cancel();
      } catch (error) {
        if (kindOf(error) !== "unknown_outcome") throw error;
        // Refused now, they were cancelled by the request whose answer was lost.
        await cancel().catch((again: unknown) => {
          if (kindOf(again) !== "rejected") throw again;
        });
      }
    },
  };
}

/** From the day after tomorrow (UTC) to a year from now, to the minute. */
function demandDue(dueAt: Date): void {
  const time = dueAt.getTime();
  demand(!Number.isNaN(time) && time % 60_000 === 0, "the due date must be a whole minute");
  const earliest = (Math.floor(now().getTime() / DAY_MS) + 2) * DAY_MS;
  const latest = now();
  latest.setUTCFullYear(latest.getUTCFullYear() + 1);
  demand(
    time >= earliest && time <= latest.getTime(),
    "the due date must be between the day after tomorrow and a year from now",
  );
}

function minuteText(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}

function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function kindOf(error: unknown): SupplierErrorKind | null {
  return error instanceof SupplierError ? error.kind : null;
}
