import type { ContactTopic } from "@/lib/orders/contact/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** The help centre: its questions by section, and what somebody whom a section does not help writes about. */
export const HELP = {
  phones: { topic: "install", items: ["esim", "locked", "number"] },
  install: { topic: "install", items: ["when", "how", "fails", "mail", "once"] },
  nodata: { topic: "nodata", items: ["roaming", "signal", "apn", "used", "offline"] },
  refunds: { topic: "refund", items: ["undelivered", "unused", "broken", "twice", "arrives"] },
} as const satisfies Record<string, { topic: ContactTopic; items: readonly string[] }>;
export type HelpSection = keyof typeof HELP;

/** The address of a section of the help centre. */
export function helpPath(locale: string, section: HelpSection): string {
  return localePath(locale, `/help#${section}`);
}
