import "server-only";
import sanitizeHtml from "sanitize-html";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { encrypt } from "@/lib/platform/crypto";
import { db, type Db, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId, partId } from "@/lib/platform/ids";
import { redactText } from "@/lib/platform/log";
import { enqueue } from "@/lib/platform/queue";
import type {
  DeliveredSim,
  SupplierHistoryEntry,
  SupplierInstructions,
  SupplierUsage,
} from "@/lib/suppliers/contract/esims";
import type { SupplierError } from "@/lib/suppliers/errors";
import { firstExpiryLook, type Usage } from "./alerts/model";
import { tellOfUsage } from "./alerts/mutations";
import { iccidHash } from "./data";
import { GUIDE_DAYS, GUIDE_RETRY_MINUTES, HISTORY_MINUTES, USAGE_MINUTES } from "./model";
import { lastAnswer } from "./polling/data";
import { firstPoll, type Planned, plansAfter } from "./polling/mutations";
import { watchedUsageRead } from "./readings/mutations";
import type { InstallGuide } from "./schema";
import { endSharesOfLines } from "./sharing/mutations";

const MINUTE = 60_000;

/** Keeps what the supplier delivered, encrypted, tied to the line that bought it and the customer who owns it. */
export async function createEsims(
  tx: Db,
  delivery: {
    orderLineId: string;
    customerId: string | null;
    supplier: string;
    sims: readonly DeliveredSim[];
    /** Who they are for, in the order of their ids; empty where nobody said. */
    labels?: readonly string[];
  },
): Promise<string[]> {
  // Delivered once more into books that had lost them, they are the same under the same addresses.
  const sims = delivery.sims.toSorted((a, b) => (a.iccid < b.iccid ? -1 : 1));
  const rows = sims.map((sim, place) => {
    const id = partId(delivery.orderLineId, place);
    return {
      id,
      supplier: delivery.supplier,
      iccidCipher: encrypt(sim.iccid, `esim:${id}:iccid`),
      iccidHash: iccidHash(sim.iccid),
      iccidLast4: sim.iccid.slice(-4),
      activationCipher: encrypt(sim.activationCode, `esim:${id}:activation`),
      confirmationCipher: sim.confirmationCode
        ? encrypt(sim.confirmationCode, `esim:${id}:confirmation`)
        : null,
      apnType: sim.apn.type,
      apnValue: sim.apn.value,
      orderLineId: delivery.orderLineId,
      customerId: delivery.customerId,
      createdAt: now(),
    };
  });
  const ids = rows.map(({ id }) => id).sort();
  const labelOf = (id: string) => delivery.labels?.[ids.indexOf(id)] || null;
  await tx.esim.createMany({ data: rows.map((row) => ({ ...row, label: labelOf(row.id) })) });
  await tx.esimUsage.createMany({
    data: rows.map(({ id }) => ({
      esimId: id,
      status: "NOT_ACTIVE",
      nextAskAt: now(),
      pollAt: firstPoll(),
    })),
  });
  await tx.esimHistory.createMany({ data: rows.map(({ id }) => ({ esimId: id, nextAskAt: now() })) });
  return rows.map(({ id }) => id);
}

/** Gives the eSIMs that these lines delivered to another customer; what the old one shared of them is over. */
export async function handOver(tx: Db, orderLineIds: readonly string[], customerId: string): Promise<void> {
  await endSharesOfLines(tx, orderLineIds);
  await tx.esim.updateMany({ where: { orderLineId: { in: [...orderLineIds] } }, data: { customerId } });
}

/** The money of a line went back before its eSIMs were started: nobody is shown how to install them any more. */
export async function markReturned(tx: Db, orderLineId: string): Promise<void> {
  await tx.esim.updateMany({ where: { orderLineId, returnedAt: null }, data: { returnedAt: now() } });
}

/** It is time to ask again, or the last question lies ahead: the sandbox's clock was set back since. */
function isDue(esimId: string) {
  return { esimId, OR: [{ nextAskAt: { lte: now() } }, { askedAt: { gt: fromNow(MOST_SKEW_MS) } }] };
}

/**
 * Claims the right to ask the supplier for usage now. Of any number of callers in any number of processes one gets it;
 * nobody else may ask before the supplier's interval is over.
 */
export async function claimUsageQuestion(esimId: string): Promise<boolean> {
  const claimed = await db().esimUsage.updateMany({
    where: isDue(esimId),
    data: { askedAt: now(), nextAskAt: fromNow(USAGE_MINUTES * MINUTE) },
  });
  return claimed.count === 1;
}

/**
 * Lets usage be asked for again as soon as the supplier's interval allows, because the supplier says that it changed.
 * A wait that the supplier itself asked for stays. The eSIM's id; null for an ICCID that we did not sell.
 */
export async function markUsageDue(iccid: string): Promise<string | null> {
  const [marked] = await db().$queryRaw<{ id: string }[]>`
    UPDATE esim_usage AS u SET next_ask_at = CASE WHEN u.last_error = 'throttled' THEN u.next_ask_at
      ELSE LEAST(u.next_ask_at, GREATEST(${now()}, u.asked_at + make_interval(mins => ${USAGE_MINUTES}))) END
    FROM esim AS e WHERE e.id = u.esim_id AND e.iccid_hash = ${iccidHash(iccid)}
    RETURNING e.id`;
  return marked?.id ?? null;
}

export async function claimHistoryQuestion(esimId: string): Promise<boolean> {
  const claimed = await db().esimHistory.updateMany({
    where: isDue(esimId),
    data: { askedAt: now(), nextAskAt: fromNow(HISTORY_MINUTES * MINUTE) },
  });
  return claimed.count === 1;
}

const LONGEST_STATUS = 40;

/** Keeps a usage answer, makes it a point of the chart, plans the next question and tells the owner what is worth a mail. */
export async function storeUsage(esimId: string, usage: SupplierUsage): Promise<Planned> {
  return transaction(async (tx) => {
    const before = await lastAnswer(tx, esimId);
    const plans = await plansAfter(tx, before, usage);
    const { isWatched } = await tx.esimUsage.update({
      where: { esimId },
      select: { isWatched: true },
      data: {
        status: usage.status,
        statusText: redactText(usage.statusText).slice(0, LONGEST_STATUS),
        unlimited: usage.unlimited,
        remainingMb: usage.dataMb?.remaining ?? null,
        totalMb: usage.dataMb?.total ?? null,
        remainingVoice: usage.voiceMinutes?.remaining ?? null,
        totalVoice: usage.voiceMinutes?.total ?? null,
        remainingTexts: usage.textMessages?.remaining ?? null,
        totalTexts: usage.textMessages?.total ?? null,
        expiresAt: usage.expiresAt,
        measuredAt: now(),
        lastError: null,
        ...plans,
        ...newEnd(before, usage),
      },
    });
    // Not `create`, which would have the row sent back.
    await tx.usageSample.createMany({
      data: {
        id: newId(),
        esimId,
        at: now(),
        status: usage.status,
        remainingMb: usage.dataMb?.remaining ?? null,
        totalMb: usage.dataMb?.total ?? null,
      },
    });
    if (isWatched) await enqueue(tx, watchedUsageRead, { esimId });
    await tellOfUsage(tx, esimId, { usage: told(usage), measuredAt: now(), lastSeenAt: before.measuredAt });
    return plans;
  });
}

const told = ({ status, unlimited, dataMb, expiresAt }: SupplierUsage): Usage => {
  return { status, unlimited, data: dataMb, expiresAt };
};

/** When the clock has to look for another end than was known. */
function newEnd(
  before: { status: string; expiresAt: Date | null },
  usage: SupplierUsage,
): { alertAt?: Date | null } {
  const isKnown =
    before.status === usage.status && before.expiresAt?.getTime() === usage.expiresAt?.getTime();
  return isKnown ? {} : { alertAt: firstExpiryLook(told(usage), now()) };
}

/** Keeps the last good figures and remembers why there are no newer ones; a question that never left may be asked sooner. */
export async function storeUsageProblem(esimId: string, error: SupplierError): Promise<void> {
  const { lastError, nextAskAt } = problem(error, USAGE_MINUTES);
  // An eSIM that the supplier does not know is asked about again when somebody looks.
  const pollAt = error.kind === "not_found" ? null : nextAskAt;
  await db().esimUsage.update({ where: { esimId }, data: { lastError, nextAskAt, pollAt } });
}

export async function storeHistory(esimId: string, entries: readonly SupplierHistoryEntry[]): Promise<void> {
  const packages = entries.map((entry) => ({
    ...entry,
    activatedAt: entry.activatedAt?.toISOString() ?? null,
    expiresAt: entry.expiresAt?.toISOString() ?? null,
    finishedAt: entry.finishedAt?.toISOString() ?? null,
  }));
  await db().esimHistory.update({
    where: { esimId },
    data: { packages, measuredAt: now(), lastError: null },
  });
}

export async function storeHistoryProblem(esimId: string, error: SupplierError): Promise<void> {
  await db().esimHistory.update({ where: { esimId }, data: problem(error, HISTORY_MINUTES) });
}

const UNSENT_MINUTES = 1;

function problem(error: SupplierError, usualMinutes: number): { lastError: string; nextAskAt: Date } {
  if (error.kind === "throttled") {
    const seconds = error.retryAfterSeconds ?? usualMinutes * 60;
    return { lastError: "throttled", nextAskAt: fromNow(seconds * 1000) };
  }
  // What left counts at the supplier, whatever came back.
  const minutes = error.wasSent ? usualMinutes : UNSENT_MINUTES;
  return {
    lastError: error.kind === "not_found" ? "not_found" : "unavailable",
    nextAskAt: fromNow(minutes * MINUTE),
  };
}

const DAY = 24 * 60 * MINUTE;

/** Claims the right to read the supplier's steps anew: once they are old, for one caller, and not again for a while. */
export async function claimGuideQuestion(esimId: string, locale: string): Promise<boolean> {
  const ahead = { gt: fromNow(MOST_SKEW_MS) };
  const claimed = await db().installGuide.updateMany({
    where: {
      esimId,
      locale,
      AND: [
        { OR: [{ readAt: { lte: fromNow(-GUIDE_DAYS * DAY) } }, { readAt: ahead }] },
        {
          OR: [
            { askedAt: null },
            { askedAt: { lte: fromNow(-GUIDE_RETRY_MINUTES * MINUTE) } },
            { askedAt: ahead },
          ],
        },
      ],
    },
    data: { askedAt: now() },
  });
  return claimed.count === 1;
}

/** Keeps the supplier's steps as plain text under our own name. */
export async function storeGuide(
  esimId: string,
  locale: string,
  instructions: SupplierInstructions,
): Promise<InstallGuide> {
  const guide = { ios: instructions.ios.map(cleanSteps), android: instructions.android.map(cleanSteps) };
  const data = { guide, readAt: now() };
  await db().installGuide.upsert({
    where: { esimId_locale: { esimId, locale } },
    create: { esimId, locale, ...data },
    update: data,
  });
  return guide;
}

function cleanSteps(steps: SupplierInstructions["ios"][number]): InstallGuide["ios"][number] {
  const clean = (texts: readonly string[]) => texts.map(cleanText).filter(Boolean);
  return {
    version: steps.version,
    viaQr: clean(steps.viaQr),
    manual: clean(steps.manual),
    network: clean(steps.network),
  };
}

function cleanText(html: string): string {
  const text = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} });
  const plain = text
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"');
  return plain
    .replaceAll(/\b(?:airalo|pressone)\b/gi, env().SHOP_NAME)
    .replaceAll(/\s+/g, " ")
    .trim();
}
