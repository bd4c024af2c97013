import "server-only";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { direction } from "@/lib/platform/i18n/locales";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { fateOf } from "../choices/data";
import { renderShort } from "../format";
import { senderOf } from "../letter/data";
import type { MailContent } from "../model";
import { pushesToSend } from "./data";
import { fitting, MOST_TEXT_BYTES, openPath } from "./model";
import { pushQueued, setPushAside, settlePush, takePush } from "./mutations";
import { sendPush } from "./service/send";

/** What is left for a text beside its title, address and the braces. */
const MOST_BODY_BYTES = MOST_TEXT_BYTES - 1_600;
const MOST_TITLE_BYTES = 800;

/** Sends one message of the outbox; at least once, and a second copy takes the place of the first by its tag. */
async function sendMessage({ messageId }: { messageId: string }): Promise<void> {
  const message = await takePush(messageId);
  if (!message) return;
  if (message.isLate) return setPushAside(messageId, "LATE");
  // An address that takes no mail is no reason against a browser.
  if ((await fateOf(message.content.template, message.addressHash)) === "unwanted")
    return setPushAside(messageId, "UNWANTED");
  const outcome = await sendPush(message.browser, await textOf(message));
  if (outcome.kind !== "sent") log.warn({ messageId, outcome }, "a notification did not go out");
  await settlePush(messageId, outcome);
}

async function textOf({
  id,
  content,
  locale,
}: {
  id: string;
  content: MailContent;
  locale: string;
}): Promise<string> {
  const sender = { ...senderOf(content.template, locale), choices: null };
  const { title, body, language } = await renderShort(content, locale, sender);
  return JSON.stringify({
    title: fitting(title, MOST_TITLE_BYTES),
    body: fitting(body, MOST_BODY_BYTES),
    path: openPath(content.link),
    language,
    direction: direction(language),
    tag: id,
  });
}

const sweep = topic("push.sweep", z.object({}));
const BATCH = 1_000;

/** Wakes messages that are due: the rows are the truth, so even a lost queue loses none. */
async function sweepForgotten(): Promise<void> {
  const due = await pushesToSend(now(), BATCH);
  await wakeAll(
    pushQueued,
    due.map((messageId) => ({ messageId })),
  );
}

export const pushWorkers = [
  worker(pushQueued, sendMessage),
  worker(sweep, sweepForgotten, { every: "* * * * *", concurrency: 1 }),
];
