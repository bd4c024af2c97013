import "server-only";
import { undoLink } from "@/lib/auth/links";
import type { Money } from "@/lib/money/model";
import { queueMail } from "@/lib/notifications/mutations";
import { fromNow, now } from "@/lib/platform/clock";
import { type Db, db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { printedLines } from "../../format";
import { type Rule, ruleById } from "../data";
import { leftText, printedMoment } from "../format";
import { reserve } from "../model/brakes";
import { EMPTY_NOTICE_MINUTES, NOTICE_MINUTES } from "../model/limits";
import { type Verdict, type Watch } from "../model/watch";
import { holdRule, note } from "./steps";
import { esimName, stopWithin } from "./stop";

const MINUTE_MS = 60_000;
const OPEN = ["ANNOUNCED", "BUYING", "PAID"] as const;

/** Where the ledger of a rule says that a low may count again. */
async function noteEnough(tx: Db, rule: Rule, watch: Watch): Promise<void> {
  if (watch.isArmed && !rule.watch.isArmed) await note(tx, { ruleId: rule.id, type: "enough" });
}

/** Keeps what a rule saw in a reading that begins nothing. */
export async function keepWatch(rule: Rule, watch: Watch): Promise<void> {
  await transaction(async (tx) => {
    const kept = await tx.autoTopup.updateMany({ where: unseen(rule), data: watch });
    if (kept.count === 1) await noteEnough(tx, rule, watch);
  });
}

/** The rule as it was when the reading was looked at: of two who look at the same one, one goes on. */
const unseen = ({ id, watch: { seenAt } }: Rule) => ({ id, status: "ON" as const, seenAt });

/**
 * Writes a low down as a purchase to come, and tells the owner what will be bought, for how much, when, and how to undo it: all
 * in one transaction, once for each low. A brake that holds it stops the rule instead.
 */
export async function announce(
  rule: Rule,
  low: { watch: Watch; verdict: Verdict; price: Money; card: string },
): Promise<string | null> {
  return transaction(async (tx) => {
    await holdRule(tx, rule.id);
    // While a purchase for this eSIM is on its way, also one of a rule before this one, the low stays to be answered.
    const open = await tx.autoTopupRun.count({
      where: { rule: { esimId: rule.esimId }, status: { in: [...OPEN] } },
    });
    if (open > 0) return null;
    const taken = await tx.autoTopup.updateMany({ where: unseen(rule), data: low.watch });
    const current = await ruleById(rule.id, tx);
    if (taken.count === 0 || !current) return null;
    const held = reserve(current.brakes, current.used, { priceMinor: low.price.minor, now: now() });
    if (!held.ok) {
      await stopWithin(tx, rule.id, { reason: held.code });
      return null;
    }
    const noticeMs = (low.verdict === "empty" ? EMPTY_NOTICE_MINUTES : NOTICE_MINUTES) * MINUTE_MS;
    const runId = await writeRun(tx, current, { ...low, noticeMs });
    await tell(tx, current, { ...low, runId, noticeMs, time: held.data.times });
    return runId;
  });
}

async function writeRun(
  tx: Db,
  rule: Rule,
  { watch, price, noticeMs }: { watch: Watch; price: Money; noticeMs: number },
): Promise<string> {
  const [id, ruleId, seenAmount] = [newId(), rule.id, watch.seenAmount ?? 0];
  const period = (await tx.autoTopupRun.count({ where: { ruleId } })) + 1;
  await tx.autoTopupRun.create({
    data: {
      id,
      ruleId,
      period,
      seenAmount,
      noticeMs,
      priceMinor: price.minor,
      currency: price.currency,
      announcedAt: now(),
      dueAt: fromNow(noticeMs),
      changedAt: now(),
    },
    select: { id: true },
  });
  await note(tx, { ruleId, runId: id, type: "announced", data: { price: price.minor, left: seenAmount } });
  return id;
}

type Told = { runId: string; watch: Watch; price: Money; card: string; noticeMs: number; time: number };

/** Names the mail by which a purchase is announced. */
export const noticeKey = (runId: string) => `auto-topup:soon:${runId}`;

async function tell(tx: Db, rule: Rule, { runId, watch, price, card, noticeMs, time }: Told): Promise<void> {
  const { locale, email: to, snapshot, threshold } = rule;
  const line = {
    snapshot,
    quantity: 1,
    unitPriceMinor: price.minor,
    discountMinor: 0,
    currency: price.currency,
  };
  await queueMail(tx, {
    key: noticeKey(runId),
    to,
    locale,
    content: {
      template: "autoTopupSoon",
      esim: esimName(rule),
      left: leftText(watch.seenAmount ?? 0, threshold, locale),
      card,
      at: printedMoment(fromNow(noticeMs), locale),
      time,
      mostTimes: rule.brakes.mostTimes,
      lines: printedLines([line], locale),
      link: undoLink(runId, locale),
    },
  });
}

/** Plans when a purchase is looked at next, unless somebody else did meanwhile. */
export async function planRun(run: { id: string; dueAt: Date }, dueAt: Date): Promise<boolean> {
  const planned = await db().autoTopupRun.updateMany({
    where: { id: run.id, dueAt: run.dueAt, status: { in: [...OPEN] } },
    data: { dueAt },
  });
  return planned.count === 1;
}
