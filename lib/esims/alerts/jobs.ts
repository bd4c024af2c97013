import "server-only";
import { z } from "zod";
import { topic, worker } from "@/lib/platform/queue";
import { esimsToRemind } from "./data";
import { remindOfExpiry } from "./mutations";

const reminders = topic("esims.expiry", z.object({}));
/** At a time, and most in one run; whatever is left over is found a minute later. */
const BATCH = 100;
const MOST = 1_000;

/** Tells owners by the clock that their eSIMs expire; nothing is asked for it. */
export async function remindOwners(): Promise<void> {
  for (let done = 0; done < MOST; done += BATCH) {
    const due = await esimsToRemind(BATCH);
    for (const esimId of due) await remindOfExpiry(esimId);
    if (due.length < BATCH) return;
  }
}

export const alertWorkers = [worker(reminders, remindOwners, { every: "* * * * *", concurrency: 1 })];
