import { localePath } from "@/lib/platform/i18n/locale-path";
import type { ContactTopic } from "./schema";

/** The address of the contact form; an order is attached to the message if it is the visitor's own. */
export function contactPath(locale: string, topic: ContactTopic, orderId?: string): string {
  return localePath(locale, `/contact?topic=${topic}${orderId ? `&order=${orderId}` : ""}`);
}
