import "server-only";
import { catalogAgeSeconds } from "@/lib/catalog/sync/data";
import { db } from "@/lib/platform/db";
import { supplierAddress } from "@/lib/suppliers/registry";
import { queueDepth } from "@/lib/platform/queue";
import { version } from "@/package.json";

const CHECK_MS = 1_500;

type Check<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

async function within<T>(work: () => Promise<T>): Promise<Check<T>> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error("too slow")), CHECK_MS).unref(),
  );
  try {
    return { ok: true, value: await Promise.race([work(), late]) };
  } catch {
    return { ok: false };
  }
}

/** How long an answer about the supplier stands. Whoever asks how we do must not become a load over there. */
const REMEMBERED_MS = 5_000;

// On globalThis: the framework may evaluate this module once per bundle, and there is one supplier.
const shared = globalThis as typeof globalThis & {
  landfallProbe?: { readonly askedAt: number; readonly answer: Promise<Check<unknown>> };
};

/** Whether anything answers at the supplier's address; all who ask within a few seconds share one question. */
function supplierAnswers(): Promise<Check<unknown>> {
  const askedAt = performance.now();
  if (!shared.landfallProbe || askedAt - shared.landfallProbe.askedAt >= REMEMBERED_MS)
    shared.landfallProbe = { askedAt, answer: within(askSupplier) };
  return shared.landfallProbe.answer;
}

async function askSupplier(): Promise<void> {
  const reply = await fetch(supplierAddress(), {
    method: "HEAD",
    cache: "no-store",
    signal: AbortSignal.timeout(CHECK_MS),
  });
  await reply.body?.cancel();
}

/** What `/api/health` says; `ready` means that a buyer can buy. Each check has its own time limit. */
export async function healthReport() {
  const [database, depth, age, supplierUp] = await Promise.all([
    within(async () => db().$queryRaw`SELECT 1`),
    within(queueDepth),
    within(catalogAgeSeconds),
    supplierAnswers(),
  ]);
  const catalogAge = age.ok ? age.value : null;
  return {
    ready: database.ok && catalogAge !== null,
    version,
    process: {
      uptimeSeconds: Math.round(process.uptime()),
      memoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    },
    database: database.ok ? "up" : "down",
    queue: depth.ok ? { depth: depth.value } : "unknown",
    supplier: supplierUp.ok ? "reachable" : "unreachable",
    catalog: { ageSeconds: catalogAge },
  };
}
