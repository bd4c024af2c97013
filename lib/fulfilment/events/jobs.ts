import "server-only";
import { wake, worker } from "@/lib/platform/queue";
import { markUsageDue } from "@/lib/esims/mutations";
import { refreshUsage } from "@/lib/esims/service";
import { orderSettled } from "@/lib/orders/mutations/settle-payment";
import type { SupplierEvent } from "@/lib/suppliers/contract/webhooks";
import { closeEvent, supplierEventReceived } from "@/lib/suppliers/events/mutations";
import { openEvent, refreshBalance } from "@/lib/suppliers/service";
import { orderOfReference } from "./data";

/** Does what an event asks for, and closes it. One that nothing can be done about stays open, for staff to see. */
async function handleEvent({ eventId }: { eventId: string }): Promise<void> {
  const event = await openEvent(eventId);
  const about = event && (await act(event));
  if (about) await closeEvent(eventId, about);
}

type About = Parameters<typeof closeEvent>[1];

async function act(event: SupplierEvent): Promise<About | null> {
  switch (event.kind) {
    case "order_completed":
      return wakeOrder(event.reference);
    case "low_data":
      return readUsage(event.iccid);
    case "credit_limit":
      await refreshBalance();
      return {};
    // Our own orders are placed at once, so a failure told of later is none of ours.
    case "order_failed":
    case "unknown":
      return null;
  }
}

/** What is delivered is looked up by its reference, as after a lost answer; the event only says that it is time to. */
async function wakeOrder(reference: string | null): Promise<About | null> {
  const orderId = reference === null ? null : await orderOfReference(reference);
  if (orderId === null) return null;
  await wake(orderSettled, { orderId });
  return { orderId };
}

/** Reads usage anew where the supplier may be asked; figures that are too young for that tell of it anyway. */
async function readUsage(iccid: string): Promise<About | null> {
  const esimId = await markUsageDue(iccid);
  if (esimId === null) return null;
  await refreshUsage(esimId);
  return { esimId };
}

export const supplierEventWorkers = [worker(supplierEventReceived, handleEvent)];
