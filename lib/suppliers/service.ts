import "server-only";
import { now } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/crypto";
import { env, isLoopback } from "@/lib/platform/env";
import type { SupplierEvent, SupplierWebhooks } from "./contract/webhooks";
import { openEventText } from "./events/data";
import { identityOf, summaryOf } from "./events/model";
import { storeEvent } from "./events/mutations";
import { storeBalance } from "./mutations";
import { askOnce } from "./questions/service";
import { supplier, supplierAddress } from "./registry";

/** Asks the supplier for our balance and keeps it, with its age. Throws `SupplierError`. */
export async function refreshBalance(): Promise<void> {
  const source = supplier();
  // As old as the question: what was bought while it was under way may not be in it.
  const readAt = now();
  await storeBalance(source.name, await source.balance(), readAt);
}

const BALANCE_MS = 60_000;

/** Reads the balance anew where what is known is older than a minute; waits for it no longer than a page may. */
export async function renewBalance(): Promise<void> {
  const { name } = supplier();
  await askOnce({ supplier: name, subject: "balance", intervalMs: BALANCE_MS }, refreshBalance);
}

/** Whether the supplier tells us things by itself. */
export function hearsEvents(): boolean {
  return supplier().webhooks !== null;
}

/** Where it tells us things; null where it could not reach us, because our address leads nowhere but to this machine. */
export function eventAddress(): string | null {
  const { APP_URL } = env();
  if (isLoopback(APP_URL) && !isLoopback(supplierAddress())) return null;
  return `${APP_URL}/api/webhooks/supplier`;
}

/**
 * Takes a delivery of the supplier's: proves it, and keeps it once with a job that acts on it. `foreign` is one that is
 * not the supplier's. Throws only if it could not be stored.
 */
export async function receiveEvent(
  delivery: Parameters<SupplierWebhooks["read"]>[0],
): Promise<"stored" | "repeated" | "foreign"> {
  const { name, webhooks } = supplier();
  const event = webhooks?.read(delivery);
  if (!event) return "foreign";
  const text = Buffer.from(delivery.body).toString("utf8");
  const stored = await storeEvent({
    supplier: name,
    key: keyedHash("supplier_event", JSON.stringify(identityOf(event, text))),
    summary: summaryOf(event),
    text,
  });
  return stored ? "stored" : "repeated";
}

/** An event that nobody acted on yet; null if it was acted on, or is not of the supplier we have now. */
export async function openEvent(id: string): Promise<SupplierEvent | null> {
  const { name, webhooks } = supplier();
  if (!webhooks) return null;
  const text = await openEventText(name, id);
  return text === null ? null : webhooks.readKept(text);
}
