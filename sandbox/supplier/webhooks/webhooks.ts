import { startCourier } from "../../kernel/courier.ts";
import { isSpoilt, post, type Outbox, type Push } from "../../kernel/outbox.ts";
import { openWaker } from "../../kernel/waker.ts";
import type { World } from "../../kernel/world.ts";
import type { SupplierSettings } from "../settings.ts";
import { signatureOf, withAsciiOnly, withEscapedSlashes } from "../signature.ts";

type WebhookEvent = "async_order" | "low_data" | "credit_limit";

/** Something to tell the reseller, and where. */
export type Notice = { eventType: WebhookEvent; url: string; payload: object; packageId?: string };

type WebhookPush = Push & { eventType: WebhookEvent; url: string; body: string; mostAttempts: number };

export type Webhooks = {
  outbox: Outbox<WebhookPush>;
  /** Queues it, to be tried for about five hours; what it tells and the queueing belong in one transaction. */
  send(notice: Notice): void;
  /** Tries it once and at once; returns what went wrong, if anything. */
  sendOnce(notice: Notice): Promise<string | null>;
  stop(): void;
};

const MOST_ATTEMPTS = 21;
const RETRY_AFTER_MS = 15 * 60_000;

export function openWebhooks(world: World, settings: () => SupplierSettings): Webhooks {
  const { store, config } = world;
  const outbox: Outbox<WebhookPush> = {
    pending: store.collection("supplier.deliveries-pending"),
    finished: store.collection("supplier.deliveries-finished"),
  };
  const courier = startCourier(world, {
    outbox,
    letterOf: (push) => signedLetter(push, settings(), config.credentials.clientSecret),
    isTaken: (status) => status >= 200 && status < 204,
    waitMsAfter: ({ attempts, mostAttempts }) =>
      attempts.length < mostAttempts ? RETRY_AFTER_MS : undefined,
  });
  const waker = openWaker();
  waker.onWake(() => courier.wake());

  function queue({ eventType, url, payload, packageId }: Notice, mostAttempts: number): WebhookPush[] {
    const body = bodyText(payload, settings());
    waker.wake();
    return post(world, outbox, {
      operation: `supplier.webhook.${eventType}`,
      text: body,
      packageId,
      waitMs: 0,
      make: (shared) => ({
        ...shared,
        id: `swd_${store.next("supplier-delivery")}`,
        eventType,
        url,
        body,
        mostAttempts,
      }),
    });
  }

  return {
    outbox,
    send(notice) {
      if (!settings().webhooksInert) queue(notice, MOST_ATTEMPTS);
    },
    async sendOnce(notice) {
      // What no fault holds back. The clock is no measure of that: it may have been read before the push was made.
      const atOnce = queue(notice, 1).filter(({ createdAt, dueAt }) => dueAt === createdAt);
      const [sent] = await Promise.all(atOnce.map((push) => courier.send(push)));
      return sent?.attempts.at(-1)?.error ?? null;
    },
    stop: () => courier.stop(),
  };
}

function bodyText(payload: object, { webhookBodyForm }: SupplierSettings): string {
  const compact = JSON.stringify(payload);
  return webhookBodyForm === "escaped-slashes" ? withEscapedSlashes(compact) : compact;
}

function signedLetter(push: WebhookPush, settings: SupplierSettings, secret: string) {
  const key = isSpoilt(push) ? `${secret}-wrong` : secret;
  return {
    url: push.url,
    body: push.body,
    headers: {
      "content-type": "application/json",
      "user-agent": "supplier-webhooks/1.0",
      [settings.webhookSignatureHeader]: signatureOf(signedText(push.body, settings), key),
    },
  };
}

/** What the signature is over: the body as it is sent, or as an official client would write it again. */
function signedText(body: string, { webhookSignatureForm }: SupplierSettings): string {
  if (webhookSignatureForm !== "php" && webhookSignatureForm !== "node") return body;
  const rewritten = withEscapedSlashes(JSON.stringify(JSON.parse(body)));
  return webhookSignatureForm === "php" ? withAsciiOnly(rewritten) : rewritten;
}
