import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { errorText } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { addressKey, choicesLink, fateOf, oneClickLink } from "./choices/data";
import { mailsToSend } from "./data";
import { renderMail } from "./format";
import { senderOf } from "./letter/data";
import { mailQueued, markFailed, markSent, type QueuedMail, setAside, takeMail } from "./mutations";
import { deliver, isAddressRefused } from "./service";

/** Sends one mail of the outbox. Sent at least once: the message id is fixed, so a second copy can be recognised. */
async function sendMail({ mailId }: { mailId: string }): Promise<void> {
  const mail = await takeMail(mailId);
  if (!mail) return;
  const fate = await fateOf(mail.content.template, addressKey(mail.recipient));
  if (fate !== "send") return setAside(mailId, fate);
  try {
    await deliver(await envelopeOf(mail));
  } catch (error) {
    await markFailed(mailId, { reason: redactText(errorText(error)), isRefused: isAddressRefused(error) });
    log.warn({ err: error, mailId }, "a mail did not go out");
    return;
  }
  await markSent(mailId);
}

async function envelopeOf({ content, key, locale, recipient }: QueuedMail) {
  const { template } = content;
  const post = { template, recipient, locale };
  const sender = { ...senderOf(template, locale), choices: choicesLink(post) };
  const { subject, html, text } = await renderMail(content, locale, sender);
  const id = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return {
    to: recipient,
    subject,
    html,
    text,
    messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
    unsubscribe: oneClickLink(post),
    // Whoever answers a message answers its writer; all other mails nobody wrote.
    replyTo: content.template === "contactMessage" ? content.email : null,
  };
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
