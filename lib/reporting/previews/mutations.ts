import "server-only";
import { queueMail } from "@/lib/notifications/mutations";
import type { Template } from "@/lib/notifications/model";
import { transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/i18n/locales";
import { sampleMail } from "./service";

/** Mails a made-up mail to an address, on the way that all mails go. */
export async function queueSample(to: string, template: Template, locale: Locale): Promise<void> {
  const content = sampleMail(template, locale);
  await transaction((tx) => queueMail(tx, { key: `preview:${newId()}`, to, locale, content }));
}
