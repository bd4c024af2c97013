import "server-only";
import { money } from "@/lib/money/model";
import { rulesOfEsim } from "@/lib/orders/auto/data";
import { lastDayOf } from "@/lib/orders/auto/model/brakes";
import { snapshotSchema } from "@/lib/orders/schema";
import { toUsageView, storedHistory } from "@/lib/esims/data";
import { db, type Prisma } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { maskEmail } from "../format";
import type { Page } from "../model/paging";
import type { EsimRow, StaffEsim } from "../model/records";
import type { EsimFilters } from "../schema";
import { keyset, toPage } from "./keyset";

const rowColumns = {
  id: true,
  iccidLast4: true,
  createdAt: true,
  usage: { select: { status: true } },
  customer: { select: { id: true, email: true } },
  orderLine: { select: { snapshot: true, order: { select: { id: true, number: true } } } },
} satisfies Prisma.EsimSelect;

function toRow(row: Prisma.EsimGetPayload<{ select: typeof rowColumns }>): EsimRow {
  return {
    id: row.id,
    last4: row.iccidLast4,
    createdAt: row.createdAt,
    status: USAGE_STATUSES.find((known) => known === row.usage?.status) ?? "UNKNOWN",
    customer: row.customer ? { id: row.customer.id, email: maskEmail(row.customer.email) } : null,
    order: row.orderLine.order,
    snapshot: snapshotSchema.parse(row.orderLine.snapshot),
  };
}

/** eSIMs, newest first. */
export async function esimsPage(filters: EsimFilters): Promise<Page<EsimRow>> {
  const { edge, beyond, id, order, take } = keyset(filters);
  const rows = await db().esim.findMany({
    where: {
      AND: [
        filters.status ? { usage: { is: { status: filters.status } } } : {},
        filters.customer ? { customerId: filters.customer } : {},
        edge ? { createdAt: edge } : {},
        beyond && id ? { OR: [{ createdAt: beyond }, { id }] } : {},
      ],
    },
    select: rowColumns,
    orderBy: [{ createdAt: order }, { id: order }],
    take,
  });
  return toPage(rows.map(toRow), filters, (row) => ({ at: row.createdAt, id: row.id }));
}

const MOST_SAMPLES = 200;

/** One eSIM as staff may see it: last four digits, never the whole ICCID, never what is needed to install it. */
export async function esimDetail(id: string): Promise<StaffEsim | null> {
  if (!isId(id)) return null;
  const row = await db().esim.findUnique({
    where: { id },
    select: {
      ...rowColumns,
      supplier: true,
      label: true,
      apnType: true,
      apnValue: true,
      usage: true,
      customer: { select: { id: true, email: true } },
      topups: {
        select: {
          id: true,
          status: true,
          snapshot: true,
          order: { select: { id: true, number: true, createdAt: true } },
        },
        orderBy: { id: "asc" },
      },
      samples: {
        select: { id: true, at: true, status: true, remainingMb: true, totalMb: true },
        orderBy: { at: "desc" },
        take: MOST_SAMPLES,
      },
    },
  });
  if (!row) return null;
  const { usage, samples, topups, customer, supplier, label, apnType, apnValue } = row;
  const [history, rules] = await Promise.all([storedHistory(id), rulesOfEsim(id)]);
  return {
    ...toRow(row),
    supplier,
    label,
    customer,
    apn: { type: apnType, value: apnValue },
    usage: usage ? toUsageView(usage) : null,
    statusText: usage?.statusText ?? null,
    askedAt: usage?.askedAt ?? null,
    history,
    samples: samples.toReversed(),
    topups: topups.map((line) => ({
      id: line.id,
      status: line.status,
      order: line.order,
      snapshot: snapshotSchema.parse(line.snapshot),
    })),
    autoTopups: rules.map(toAutoTopup),
  };
}

function toAutoTopup(rule: Awaited<ReturnType<typeof rulesOfEsim>>[number]): StaffEsim["autoTopups"][number] {
  const { id, status, reason, threshold, snapshot, currency, brakes, used, runs } = rule;
  return {
    ...{ id, status, reason, threshold, snapshot },
    times: used.times,
    mostTimes: brakes.mostTimes,
    spent: money(used.spentMinor, currency),
    most: money(brakes.mostMinor, currency),
    each: money(brakes.mostEachMinor, currency),
    lastDay: lastDayOf(brakes),
    runs: runs.map((run) => ({
      id: run.id,
      status: run.status,
      reason: run.reason,
      at: run.announcedAt,
      price: money(run.priceMinor, run.currency),
      seenAmount: run.seenAmount,
      order: run.order,
    })),
  };
}
