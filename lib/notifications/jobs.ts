import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/platform/env";
import { errorText } from "@/lib/platform/errors";
import { redactText } from "@/lib/platform/log";
import { worker } from "@/lib/platform/queue";
import { renderMail } from "./format";
import { mailQueued, mailToSend, markFailed, markSent } from "./mutations";
import { deliver } from "./service";

/** Sends one mail of the outbox. Sent at least once: the message id is fixed, so a second copy can be recognised. */
async function sendMail({ mailId }: { mailId: string }): Promise<void> {
  const mail = await mailToSend(mailId);
  if (!mail) return;
  const { APP_URL, SHOP_NAME, SUPPORT_EMAIL } = env();
  try {
    const rendered = await renderMail(mail.content, mail.locale, { shop: SHOP_NAME, support: SUPPORT_EMAIL });
    const id = createHash("sha256").update(mail.key).digest("hex").slice(0, 32);
    await deliver({ to: mail.recipient, ...rendered, messageId: `<${id}@${new URL(APP_URL).hostname}>` });
  } catch (error) {
    await markFailed(mailId, redactText(errorText(error)));
    throw error;
  }
  await markSent(mailId);
}

export const notificationWorkers = [worker(mailQueued, sendMail)];
