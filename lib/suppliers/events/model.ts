import type { SupplierEvent, WebhookTopic } from "../contract/webhooks";
import type { EventSummary } from "./schema";

const LONGEST_TEXT = 500;

/** What may stay readable of an event. */
export function summaryOf(event: SupplierEvent): EventSummary {
  switch (event.kind) {
    case "order_completed": {
      const { reference, packageId, quantity } = event;
      return {
        kind: event.kind,
        requestId: storable(event.requestId),
        reference: reference === null ? null : storable(reference),
        packageId: storable(packageId),
        quantity,
      };
    }
    case "order_failed":
      return {
        kind: event.kind,
        requestId: storable(event.requestId),
        error: event.error,
        code: event.code === null ? null : storable(event.code),
        text: storable(event.text),
      };
    case "low_data": {
      const { kind, level, remainingPercent } = event;
      const packageId = storable(event.packageId);
      return { kind, last4: event.iccid.slice(-4), level, packageId, remainingPercent };
    }
    case "credit_limit":
      return { kind: event.kind, message: storable(event.message), remaining: event.remaining };
    case "unknown":
      return { kind: event.kind, fields: event.fields.map(storable) };
  }
}

/** The database keeps no zero bytes and no halves of characters, and nobody reads more than this. */
function storable(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, " ");
}

/** What makes two deliveries the same one: the supplier gives its events no id. */
export function identityOf(event: SupplierEvent, text: string): readonly (string | number)[] {
  switch (event.kind) {
    case "order_completed":
    case "order_failed":
      return [event.kind, event.requestId];
    case "low_data":
      return [event.kind, event.iccid, event.level, event.packageId];
    case "credit_limit":
      return [event.kind, event.message, event.remaining.minor];
    case "unknown":
      return [event.kind, text];
  }
}

/** To which row an encrypted delivery is bound. */
export function bodyContext(id: string): string {
  return `supplier_event:${id}:body`;
}

/** Under which name it is remembered how a notification stands. */
export function notificationFinding(about: WebhookTopic): string {
  return `notifications.${about}`;
}
