import "server-only";
import { machineNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { failedJobs } from "@/lib/platform/queue";
import type { Attention } from "../../model/attention";
import { balanceReport } from "../supplier";

const DAY_MS = 86_400_000;

/** Too little money at the supplier for what is being sold. */
export async function lowBalance(): Promise<Attention[]> {
  const { state, readAt } = await balanceReport();
  if (state !== "low") return [];
  return [{ key: "balance", kind: "balance", since: readAt ?? now(), order: null, detail: null }];
}

/** The checkout takes no money, since our balance does not cover what is wanted. */
export async function pausedCheckout(): Promise<Attention[]> {
  const rows = await db().checkoutPause.findMany({
    where: { endedAt: null },
    select: { id: true, startedAt: true },
    orderBy: { startedAt: "asc" },
  });
  return rows.map(({ id, startedAt }) => ({
    key: id,
    kind: "paused",
    since: startedAt,
    order: null,
    detail: null,
  }));
}

/** Jobs of the last day that ran out of tries. The sweepers make new ones; what keeps failing is a bug, or something down. */
export async function deadJobs(): Promise<Attention[]> {
  const dead = await failedJobs(new Date(machineNow().getTime() - DAY_MS));
  return dead.map(({ topic, count, since }) => ({
    key: `job:${topic}`,
    kind: "job",
    since,
    order: null,
    detail: `${topic} × ${count}`,
  }));
}
