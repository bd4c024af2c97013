import "server-only";
import { requireAdmin } from "@/lib/auth/gates";
import { addressKey, chooserToken } from "@/lib/notifications/choices/data";
import { renderMail } from "@/lib/notifications/format";
import { senderOf } from "@/lib/notifications/letter/data";
import { isOptional, MAILS } from "@/lib/notifications/model";
import { env } from "@/lib/platform/env";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Query } from "../schema";
import { previewQuery } from "./schema";
import { sampleMail } from "./service";

const NIGHTS = { light: "never", dark: "always", text: "never" } as const;

/** A mail as its reader would get it, and what the shop knows of its kind. */
export async function loadMailPreview(query: Promise<Query>) {
  const { email } = await requireAdmin();
  const { template, language, look } = previewQuery.parse(await query);
  const { topic, isPushed } = MAILS[template];
  const sender = senderOf(template, language);
  const token = chooserToken({ topic, addressHash: addressKey(email) });
  const hasChoices = topic !== "account" && topic !== "staff";
  const written = await renderMail(sampleMail(template, language), language, {
    ...sender,
    choices: hasChoices ? `${env().APP_URL}${localePath(language, `/notifications/${token}`)}` : null,
    night: NIGHTS[look],
  });
  return {
    template,
    language,
    look,
    topic,
    isOptional: isOptional(topic),
    isPushed,
    ...written,
    hasWording: Object.keys(sender.wording ?? {}).length > 0,
  };
}
