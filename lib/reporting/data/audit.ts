import "server-only";
import { z } from "zod";
import { db, type Prisma } from "@/lib/platform/db";
import type { AuditRow } from "../model/order";
import type { Page, Where } from "../model/paging";
import { keyset, toPage } from "./keyset";

const columns = {
  id: true,
  at: true,
  actorId: true,
  action: true,
  subject: true,
  subjectId: true,
  outcome: true,
  details: true,
} satisfies Prisma.AuditEntrySelect;
type Row = Prisma.AuditEntryGetPayload<{ select: typeof columns }>;

const detailsSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .catch({});

async function withActors(rows: readonly Row[]): Promise<AuditRow[]> {
  const people = await db().customer.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.actorId))] } },
    select: { id: true, email: true },
  });
  const emails = new Map(people.map((person) => [person.id, person.email]));
  return rows.map(({ details, ...row }) => ({
    ...row,
    actor: emails.get(row.actorId) ?? null,
    details: Object.entries(detailsSchema.parse(details)).map(
      ([name, value]) => [name, String(value)] as const,
    ),
  }));
}

/** The acts of staff, newest first. */
export async function auditPage(where: Where): Promise<Page<AuditRow>> {
  const { edge, beyond, id, order, take } = keyset(where);
  const rows = await db().auditEntry.findMany({
    where: { AND: [edge ? { at: edge } : {}, beyond && id ? { OR: [{ at: beyond }, { id }] } : {}] },
    select: columns,
    orderBy: [{ at: order }, { id: order }],
    take,
  });
  return toPage(await withActors(rows), where, (row) => ({ at: row.at, id: row.id }));
}

const MOST_ACTS = 100;

/** What staff did to one record, oldest first. */
export async function staffActs(subjectId: string): Promise<AuditRow[]> {
  const rows = await db().auditEntry.findMany({
    where: { subjectId },
    select: columns,
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_ACTS,
  });
  return withActors(rows);
}
