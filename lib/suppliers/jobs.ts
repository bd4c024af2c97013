import "server-only";
import { z } from "zod";
import { log } from "@/lib/platform/log";
import { topic, wake, worker } from "@/lib/platform/queue";
import { type SupplierWebhooks, WEBHOOK_TOPICS, type WebhookTopic } from "./contract/webhooks";
import { SupplierError } from "./errors";
import { notificationFinding } from "./events/model";
import type { NotificationState } from "./events/schema";
import { rememberFinding } from "./mutations";
import { supplier } from "./registry";
import { eventAddress } from "./service";

/** `failures` counts the tries in a row that left something refused. */
const notifications = topic("supplier.notifications", z.object({ failures: z.int().min(0).default(0) }));
const DAILY = "23 4 * * *";
// The supplier looks whether we answer before it agrees, and a process that starts does not answer yet.
const START_SECONDS = 10;
const AGAIN_SECONDS = 30;
const LONGEST_SECONDS = 900;

/** Has the supplier tell us everything it can. What it refuses is kept for staff to see, and asked for again. */
export async function switchOnNotifications(failures = 0): Promise<void> {
  const { name, webhooks } = supplier();
  const url = eventAddress();
  if (!webhooks || url === null) return;
  const states = await Promise.all(
    WEBHOOK_TOPICS.map(async (about) => {
      const state = await switchOn(webhooks, { about, url });
      await rememberFinding(name, notificationFinding(about), JSON.stringify(state));
      return state;
    }),
  );
  if (!states.some((state) => "problem" in state)) return;
  const delaySeconds = Math.min(AGAIN_SECONDS * 2 ** failures, LONGEST_SECONDS);
  await wake(notifications, { failures: failures + 1 }, { delaySeconds, once: true });
}

async function switchOn(
  webhooks: SupplierWebhooks,
  { about, url }: { about: WebhookTopic; url: string },
): Promise<NotificationState> {
  try {
    if ((await webhooks.target(about)) !== url) await webhooks.optIn(about, url);
    return { url };
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    log.warn({ err: error, about }, "the supplier does not notify us");
    return { problem: error.supplierText ?? error.kind };
  }
}

/** Asks for the notifications soon; of several processes that start together one does it. */
export async function requestNotifications(): Promise<void> {
  await wake(notifications, { failures: 0 }, { delaySeconds: START_SECONDS });
}

export const supplierWorkers = [
  worker(notifications, async ({ failures }) => switchOnNotifications(failures), {
    every: DAILY,
    concurrency: 1,
  }),
];
