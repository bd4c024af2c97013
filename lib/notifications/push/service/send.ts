import "server-only";
import { machineNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { isPushAddress, outcomeOf, type PushOutcome, WORTH_MS } from "../model";
import type { Browser } from "../schema";
import { seal } from "./seal";
import { type VapidPair, vapidHeader } from "./sign";

const TIMEOUT_MS = 10_000;

/** The pair that push services know the shop by; null where browsers are told nothing. */
export function vapidPair(): VapidPair | null {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = env();
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) return null;
  return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY };
}

/** Whether messages may be sent to an address that a browser gave. */
export function isKnownService(endpoint: string): boolean {
  const { PUSH_HOSTS, SANDBOX_URL } = env();
  return isPushAddress(endpoint, { hosts: PUSH_HOSTS, sandbox: SANDBOX_URL });
}

/** Hands a text to a browser's push service. Everything that can go wrong is an outcome. */
export async function sendPush({ endpoint, keys }: Browser, text: string): Promise<PushOutcome> {
  const pair = vapidPair();
  // The list may be another one since the browser asked.
  if (!pair || !isKnownService(endpoint)) return { kind: "never", reason: "not a push service of ours" };
  try {
    const reply = await fetch(endpoint, {
      method: "POST",
      headers: {
        Authorization: vapidHeader(endpoint, pair, {
          subject: `mailto:${env().SUPPORT_EMAIL}`,
          at: machineNow(),
        }),
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        TTL: String(WORTH_MS / 1_000),
        Urgency: "high",
      },
      body: new Uint8Array(seal(text, keys)),
      // A redirect could lead where no push service is.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await reply.body?.cancel();
    return outcomeOf(reply.status, waitOf(reply.headers.get("retry-after")));
  } catch (error) {
    const reason = error instanceof Error ? error.name : "no answer";
    return { kind: "later", reason, waitMs: null };
  }
}

function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}
