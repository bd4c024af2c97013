import "server-only";
import type { MailContent } from "@/lib/notifications/model";
import { queueMail } from "@/lib/notifications/mutations";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { toUsageView } from "../data";
import { alertSubject, type AlertSubject, wasBelow } from "./data";
import { esimName, printedData, printedMoment } from "./format";
import {
  type AlertKind,
  crossedLevels,
  dueExpiries,
  isExpiry,
  LEVEL_OF,
  nextExpiryLook,
  type Usage,
} from "./model";

const DAY = 24 * 60 * 60_000;

type Told = {
  readonly usage: Usage;
  /** When the figures were given. */
  readonly measuredAt: Date | null;
  /** When those before them were. */
  readonly lastSeenAt: Date | null;
};

/**
 * Tells the owner that data runs low, in the transaction that keeps the answer by which it is known: once per level and period,
 * and of levels that are crossed at once the higher one.
 */
export async function tellOfUsage(tx: Db, esimId: string, told: Told): Promise<void> {
  const crossed = crossedLevels(told.usage);
  if (crossed.length === 0) return;
  const subject = await alertSubject(tx, esimId);
  if (!subject) return;
  const { number, startedAt: since } = subject.period;
  const kinds: AlertKind[] = [];
  // Figures lag behind a top-up: until its data was seen, what is low is the package before it.
  for (const kind of crossed)
    if (number === 0 || (await wasBelow(tx, esimId, { share: LEVEL_OF[kind], since }))) kinds.push(kind);
  await tell(tx, { subject, kinds, told });
}

/** Tells the owner that an eSIM expires, if that is due, and notes when to look again. */
export async function remindOfExpiry(esimId: string): Promise<void> {
  await transaction(async (tx) => {
    // One at a time, and as the figures stand now.
    await tx.$executeRaw`SELECT 1 FROM esim_usage WHERE esim_id = ${esimId}::uuid FOR UPDATE`;
    const row = await tx.esimUsage.findUnique({ where: { esimId } });
    if (!row) return;
    const { status, unlimited, data } = toUsageView(row);
    const usage = { status, unlimited, data, expiresAt: row.expiresAt };
    const subject = await alertSubject(tx, esimId);
    if (subject) {
      const kinds = dueExpiries(usage, subject.period, now());
      await tell(tx, { subject, kinds, told: { usage, measuredAt: row.measuredAt, lastSeenAt: null } });
    }
    await tx.esimUsage.update({ where: { esimId }, data: { alertAt: nextExpiryLook(usage, now()) } });
  });
}

type Alert = { readonly subject: AlertSubject; readonly kinds: readonly AlertKind[]; readonly told: Told };

/** Mails the most urgent kind if it is new, and keeps the others as said with it. */
async function tell(tx: Db, { subject, kinds, told }: Alert): Promise<void> {
  const urgent = kinds.at(-1);
  if (urgent === undefined) return;
  const { esimId, orderId, to, locale, period } = subject;
  const row = (kind: AlertKind) => ({
    ...{ id: newId(), esimId, kind, period: period.number, at: now(), mailed: kind === urgent },
    remainingMb: told.usage.data?.remaining ?? null,
    totalMb: told.usage.data?.total ?? null,
    lastSeenAt: told.lastSeenAt,
  });
  const created = await tx.esimAlert.createMany({ data: [row(urgent)], skipDuplicates: true });
  if (created.count === 0) return;
  await tx.esimAlert.createMany({ data: kinds.slice(0, -1).map(row), skipDuplicates: true });
  await queueMail(tx, {
    ...{ key: `alert:${esimId}:${urgent}:${period.number}`, to, locale, orderId },
    content: contentOf(urgent, subject, told),
  });
}

function contentOf(kind: AlertKind, subject: AlertSubject, { usage, measuredAt }: Told): MailContent {
  const { locale, label, destination, link } = subject;
  const name = esimName(label, destination, locale);
  const moment = (at: Date) => printedMoment(at, locale, destination?.countryCode ?? null);
  const left = usage.data && printedData(usage.data.remaining, locale);
  const asOf = moment(measuredAt ?? now());
  if (!isExpiry(kind)) {
    const total = usage.data && printedData(usage.data.total, locale);
    const isUsedUp = usage.data?.remaining === 0;
    return { template: "lowData", name, left: isUsedUp ? null : left, total: total ?? "", asOf, link };
  }
  const end = usage.expiresAt ?? now();
  return {
    template: "esimExpiring",
    name,
    // As it is when the mail is written, which can be later than planned.
    days: Math.max(1, Math.ceil((end.getTime() - now().getTime()) / DAY)),
    ends: moment(end),
    left: usage.unlimited ? "unlimited" : left,
    asOf,
    link,
  };
}
