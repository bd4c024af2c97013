import "server-only";
import { z } from "zod";
import { supplier } from "@/lib/suppliers/registry";
import { refreshBalance } from "@/lib/suppliers/service";
import { keyedHash } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { topic, wake, worker } from "@/lib/platform/queue";
import { storeDevices } from "./mutations";
import { catalogAgeSeconds, catalogVersion } from "./sync/data";
import { finishSync } from "./sync/mutations/finish-sync";
import { failSync, pruneSyncs, startSync } from "./sync/mutations/runs";

export const catalogSync = topic("catalog.sync", z.object({}));
const deviceSync = topic("catalog.devices", z.object({}));
const balanceReading = topic("supplier.balance", z.object({}));
const HOURLY = "7 * * * *";

/**
 * Reads the whole catalogue and makes ours equal to it. A run that is cut off or gets nonsense changes nothing and is
 * tried again soon. One that was read but not believed is not: only the next hour's reading may confirm it.
 */
export async function syncCatalog(): Promise<void> {
  const source = supplier();
  const run = await startSync(source.name);
  try {
    const outcome = await finishSync(run, await source.listDestinations());
    if (outcome !== "stored") log.warn({ outcome }, "a catalogue was read but not stored");
  } catch (error) {
    await failSync(run, error);
    throw error;
  }
  await pruneSyncs();
  // Jobs of their own: a list that cannot be read has only itself asked for again, not the whole catalogue.
  await Promise.all([wake(deviceSync, {}), wake(balanceReading, {})]);
}

async function syncDevices(): Promise<void> {
  await storeDevices(await supplier().listDevices());
}

const STALE_SECONDS = 3600;

/** Reads the catalogue at start where there is none, or none of the last hour. */
export async function requestFirstSync(): Promise<void> {
  const age = await catalogAgeSeconds();
  if (age === null || age > STALE_SECONDS) await wake(catalogSync, {});
}

/** By this our own cache route knows that a process of ours asks. */
export function cacheKey(): string {
  return keyedHash("internal", "cache");
}

const LOOK_MS = 5_000;

/**
 * Keeps this process's rendered pages as fresh as the catalogue. The framework lets only a request invalidate, and each
 * process caches for itself, so each one watches the last sync and sends itself that request.
 */
export function followCatalog(): void {
  let seen: string | null | undefined;
  setInterval(() => {
    void (async () => {
      const version = await catalogVersion();
      if (seen !== undefined && version !== seen) {
        const address = `http://127.0.0.1:${env().PORT}/api/cache/catalog`;
        const reply = await fetch(address, {
          method: "POST",
          headers: { "x-landfall-key": cacheKey() },
          signal: AbortSignal.timeout(LOOK_MS),
        });
        if (!reply.ok) throw new Error(`the cache route answered ${reply.status}`);
      }
      seen = version;
    })().catch((error: unknown) =>
      log.debug({ err: error }, "rendered pages could not be brought up to date; tried again"),
    );
  }, LOOK_MS).unref();
}

export const catalogWorkers = [
  worker(catalogSync, syncCatalog, { every: HOURLY, concurrency: 1 }),
  worker(deviceSync, syncDevices, { concurrency: 1 }),
  worker(balanceReading, refreshBalance, { concurrency: 1 }),
];
