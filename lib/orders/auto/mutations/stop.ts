import "server-only";
import { autoTopupPage } from "@/lib/auth/links";
import { destinationName } from "@/lib/catalog/format";
import { watchUsage } from "@/lib/esims/readings/mutations";
import { STOP_WORDS } from "@/lib/notifications/model";
import { queueMail } from "@/lib/notifications/mutations";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { type Rule, ruleById } from "../data";
import type { StopReason } from "../model/brakes";
import { holdRule, note } from "./steps";

/** Stops a rule for good and tells its owner why, once. */
export async function stopRule(ruleId: string, reason: StopReason): Promise<void> {
  await transaction(async (tx) => {
    await holdRule(tx, ruleId);
    await stopWithin(tx, ruleId, { reason });
  });
}

/** The same inside of a transaction that has the rule to itself. `isTold`: the owner hears of it in another mail. */
export async function stopWithin(
  tx: Db,
  ruleId: string,
  { reason, isTold = false }: { readonly reason: StopReason; readonly isTold?: boolean },
): Promise<void> {
  const stopped = await tx.autoTopup.updateMany({
    where: { id: ruleId, status: "ON" },
    data: { status: "STOPPED", reason, changedAt: now() },
  });
  if (stopped.count === 0) return;
  await note(tx, { ruleId, type: "stopped", data: { reason } });
  const rule = await ruleById(ruleId, tx);
  if (!rule) return;
  await watchUsage(tx, rule.esimId, false);
  // A rule that ends as it was meant to end needs no mail: its last purchase said so, or its owner set the day.
  const why = STOP_WORDS.find((word) => word === reason);
  if (isTold || !why) return;
  await queueMail(tx, {
    key: `auto-topup:stopped:${ruleId}`,
    to: rule.email,
    locale: rule.locale,
    content: {
      template: "autoTopupStopped",
      esim: esimName(rule),
      why,
      link: autoTopupPage(rule.esimId, rule.locale),
    },
  });
}

/** What a mail calls the eSIM: as its owner does, or by its place. */
export function esimName({ label, snapshot, locale }: Rule): string {
  return label ?? destinationName(snapshot.destination, locale);
}
