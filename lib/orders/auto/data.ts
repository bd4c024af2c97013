import "server-only";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { LINES_IN_WORK } from "../model";
import { snapshotSchema } from "../schema";
import { type Brakes, STOP_REASONS, type StopReason, type Used } from "./model/brakes";
import { THRESHOLDS, type Watch } from "./model/watch";

const ruleColumns = {
  id: true,
  esimId: true,
  customerId: true,
  cardId: true,
  topupId: true,
  snapshot: true,
  threshold: true,
  currency: true,
  mostTimes: true,
  mostMinor: true,
  mostEachMinor: true,
  endsAt: true,
  locale: true,
  status: true,
  reason: true,
  times: true,
  spentMinor: true,
  isArmed: true,
  seenAt: true,
  seenAmount: true,
  customer: { select: { email: true } },
  esim: { select: { label: true, iccidLast4: true } },
} satisfies Prisma.AutoTopupSelect;
type RuleRow = Prisma.AutoTopupGetPayload<{ select: typeof ruleColumns }>;

const thresholdOf = (text: string) => THRESHOLDS.find((known) => known === text) ?? "share-10";
const reasonOf = (text: string | null): StopReason | null =>
  STOP_REASONS.find((known) => known === text) ?? null;

function toRule({ customer, esim, snapshot, threshold, ...row }: RuleRow) {
  const { mostTimes, mostMinor, mostEachMinor, endsAt, times, spentMinor, isArmed, seenAt, seenAmount } = row;
  const brakes: Brakes = { mostTimes, mostMinor, mostEachMinor, endsAt };
  const used: Used = { times, spentMinor };
  const watch: Watch = { isArmed, seenAt, seenAmount };
  return {
    id: row.id,
    esimId: row.esimId,
    customerId: row.customerId,
    cardId: row.cardId,
    topupId: row.topupId,
    currency: row.currency,
    locale: row.locale,
    status: row.status,
    reason: reasonOf(row.reason),
    threshold: thresholdOf(threshold),
    snapshot: snapshotSchema.parse(snapshot),
    email: customer.email,
    label: esim.label,
    last4: esim.iccidLast4,
    brakes,
    used,
    watch,
  };
}
export type Rule = ReturnType<typeof toRule>;

export async function ruleById(id: string, tx: Db = db()): Promise<Rule | null> {
  const row = await tx.autoTopup.findUnique({ where: { id }, select: ruleColumns });
  return row && toRule(row);
}

/** The rule of an eSIM that is on, if any. */
export async function ruleOn(esimId: string, tx: Db = db()): Promise<Rule | null> {
  const row = await tx.autoTopup.findFirst({ where: { esimId, status: "ON" }, select: ruleColumns });
  return row && toRule(row);
}

/** The newest rule of an eSIM by this customer, whatever became of it. */
export async function newestRule(esimId: string, customerId: string): Promise<Rule | null> {
  const row = await db().autoTopup.findFirst({
    where: { esimId, customerId },
    select: ruleColumns,
    orderBy: { createdAt: "desc" },
  });
  return row && toRule(row);
}

/** Rules that are on, by id, after the one that was read last. */
export async function rulesOn(after: string | null, take: number) {
  return db().autoTopup.findMany({
    where: { status: "ON", ...(after && { id: { gt: after } }) },
    select: { id: true, esimId: true, seenAt: true, endsAt: true },
    orderBy: { id: "asc" },
    take,
  });
}

const runColumns = {
  id: true,
  ruleId: true,
  period: true,
  status: true,
  priceMinor: true,
  currency: true,
  seenAmount: true,
  noticeMs: true,
  dueAt: true,
  announcedAt: true,
  orderId: true,
  reason: true,
} satisfies Prisma.AutoTopupRunSelect;
export type Run = Prisma.AutoTopupRunGetPayload<{ select: typeof runColumns }>;

export async function runById(id: string, tx: Db = db()): Promise<Run | null> {
  return tx.autoTopupRun.findUnique({ where: { id }, select: runColumns });
}

/** What the rules for an eSIM bought or wanted to buy for this customer, newest first. */
export async function runsOf(esimId: string, customerId: string, take = 20) {
  const rows = await db().autoTopupRun.findMany({
    where: { rule: { esimId, customerId } },
    select: {
      ...runColumns,
      order: { select: { number: true } },
      rule: { select: { threshold: true } },
    },
    orderBy: { announcedAt: "desc" },
    take,
  });
  return rows.map(({ rule, ...run }) => ({
    ...run,
    reason: reasonOf(run.reason),
    threshold: thresholdOf(rule.threshold),
  }));
}

const MOST_RULES = 5;
const MOST_RUNS = 20;

/** The rules there were for an eSIM, newest first, each with what it bought or wanted to buy: for staff, whoever made them. */
export async function rulesOfEsim(esimId: string) {
  const rows = await db().autoTopup.findMany({
    where: { esimId },
    select: {
      ...ruleColumns,
      runs: {
        select: { ...runColumns, order: { select: { id: true, number: true } } },
        orderBy: { announcedAt: "desc" },
        take: MOST_RUNS,
      },
    },
    orderBy: { createdAt: "desc" },
    take: MOST_RULES,
  });
  return rows.map(({ runs, ...row }) => ({
    ...toRule(row),
    runs: runs.map((run) => ({ ...run, reason: reasonOf(run.reason) })),
  }));
}

/** Purchases about which something is to be done by now, or that were planned before the clock was set back. */
export async function dueRuns(at: Date, take: number): Promise<string[]> {
  const rows = await db().autoTopupRun.findMany({
    where: dueBy(at),
    select: { id: true },
    orderBy: { dueAt: "asc" },
    take,
  });
  return rows.map(({ id }) => id);
}

/** The longest that a purchase is ever planned ahead. */
const LONGEST_PLAN_MS = 20 * 60_000;

export function dueBy(at: Date) {
  const planned = [{ dueAt: { lte: at } }, { dueAt: { gt: new Date(at.getTime() + LONGEST_PLAN_MS) } }];
  return {
    status: { in: ["ANNOUNCED", "BUYING", "PAID"] },
    OR: planned,
  } satisfies Prisma.AutoTopupRunWhereInput;
}

/** The orders that a rule's earlier purchases led to. */
export async function ordersOfRule(ruleId: string): Promise<string[]> {
  const rows = await db().autoTopupRun.findMany({
    where: { ruleId, orderId: { not: null } },
    select: { orderId: true },
  });
  return rows.flatMap(({ orderId }) => orderId ?? []);
}

/** How the order of a purchase stands; null where none was placed. */
export async function orderOfRun(runId: string) {
  return db().order.findUnique({
    where: { checkoutKey: runId },
    select: { id: true, status: true, lines: { select: { status: true } } },
  });
}

/** Whether somebody paid for a top-up of an eSIM since a moment, and has it or is about to have it. */
export async function isToppedUpSince(esimId: string, since: Date): Promise<boolean> {
  const paid = await db().orderLine.count({
    where: {
      topupEsimId: esimId,
      status: { in: [...LINES_IN_WORK, "DELIVERED"] },
      order: { paidAt: { gte: since } },
    },
  });
  return paid > 0;
}
