import "server-only";
import { queueMail } from "@/lib/notifications/mutations";
import { transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE, type Locale } from "@/lib/platform/i18n/locales";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { ContactTopic } from "./schema";

type Message = {
  readonly email: string;
  readonly topic: ContactTopic;
  readonly message: string;
  readonly order: { readonly id: string; readonly number: string } | null;
  /** What its writer's browser calls itself. */
  readonly device: string | null;
  /** What was found out about an eSIM, where that goes along. */
  readonly report?: string | null;
  readonly locale: Locale;
};

/** Takes a message to the reseller's mailbox, with the order it is about, and tells its writer that it went there. */
export async function sendMessage({
  email,
  topic,
  message,
  order,
  locale,
  ...about
}: Message): Promise<void> {
  const { device, report = null } = about;
  const { APP_URL, SUPPORT_EMAIL } = env();
  const id = newId();
  const desk = order ? `/admin/orders/${order.id}` : "/admin";
  await transaction(async (tx) => {
    await queueMail(tx, {
      key: `contact:${id}`,
      to: SUPPORT_EMAIL,
      locale: DEFAULT_LOCALE,
      content: {
        template: "contactMessage",
        email,
        topic,
        message,
        number: order?.number ?? null,
        device,
        report,
        link: APP_URL + localePath(DEFAULT_LOCALE, desk),
      },
    });
    await queueMail(tx, {
      key: `contact:${id}:copy`,
      to: email,
      locale,
      content: {
        template: "contactReceived",
        message,
        report,
        link: APP_URL + localePath(locale, "/help"),
      },
    });
  });
}
