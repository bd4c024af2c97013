import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { brandFile } from "@/lib/brand/data";
import { OWN_ACCENT } from "@/lib/brand/model";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { errorText } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { renderMail } from "./format";
import { mailsToSend } from "./data";
import { mailQueued, markFailed, markSent, takeMail } from "./mutations";
import { deliver, isAddressRefused } from "./service";

/** Sends one mail of the outbox. Sent at least once: the message id is fixed, so a second copy can be recognised. */
async function sendMail({ mailId }: { mailId: string }): Promise<void> {
  const mail = await takeMail(mailId);
  if (!mail) return;
  const { APP_URL, SHOP_NAME, SUPPORT_EMAIL } = env();
  try {
    const rendered = await renderMail(mail.content, mail.locale, {
      shop: SHOP_NAME,
      support: SUPPORT_EMAIL,
      accent: brandFile().accent?.day ?? OWN_ACCENT.day,
    });
    const id = createHash("sha256").update(mail.key).digest("hex").slice(0, 32);
    // Whoever answers a message answers its writer.
    const replyTo = mail.content.template === "contactMessage" ? { replyTo: mail.content.email } : {};
    await deliver({
      to: mail.recipient,
      ...replyTo,
      ...rendered,
      messageId: `<${id}@${new URL(APP_URL).hostname}>`,
    });
  } catch (error) {
    await markFailed(mailId, { reason: redactText(errorText(error)), isRefused: isAddressRefused(error) });
    log.warn({ err: error, mailId }, "a mail did not go out");
    return;
  }
  await markSent(mailId);
}

const sweep = topic("notifications.sweep", z.object({}));
const BATCH = 1_000;

/** Wakes mails that are due: the rows are the truth, so even a lost queue loses none. */
async function sweepForgotten(): Promise<void> {
  const due = await mailsToSend(now(), BATCH);
  await wakeAll(
    mailQueued,
    due.map((mailId) => ({ mailId })),
  );
}

export const notificationWorkers = [
  worker(mailQueued, sendMail),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
];
