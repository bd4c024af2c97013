import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { toUsageView } from "../data";
import { tripOf } from "../trip/data";
import { boughtSchema } from "../trip/schema";
import { IDLE_DAYS, REMINDER_KINDS, reminderDay, tripsToRemind } from "./model";

const DAY_MS = 86_400_000;
const found = z.array(z.object({ esimId: z.string(), kind: z.enum(REMINDER_KINDS) }));
export type DueReminder = z.output<typeof found>[number];

/** eSIMs to remind of now: not known to be started, not given back, not put away, and not reminded of the same before. */
export async function dueReminders(take: number): Promise<DueReminder[]> {
  const today = reminderDay(now());
  const [week, eve] = [tripsToRemind("week", today), tripsToRemind("eve", today)];
  const [oldest, youngest] = [fromNow(-IDLE_DAYS.to * DAY_MS), fromNow(-IDLE_DAYS.from * DAY_MS)];
  const rows = await db().$queryRaw`
    WITH candidate AS (
      SELECT id, CASE WHEN trip_starts_on <= ${eve.to}::date THEN 'eve' ELSE 'week' END AS kind,
             to_char(trip_starts_on, 'YYYY-MM-DD') AS trip, returned_at, archived_at
        FROM esim WHERE trip_starts_on BETWEEN ${eve.from}::date AND ${week.to}::date
      UNION ALL
      SELECT id, 'delivered', '', returned_at, archived_at
        FROM esim WHERE created_at BETWEEN ${oldest} AND ${youngest} AND trip_starts_on IS NULL
    )
    SELECT c.id::text AS "esimId", c.kind FROM candidate c JOIN esim_usage u ON u.esim_id = c.id
     WHERE c.returned_at IS NULL AND c.archived_at IS NULL AND u.status IN ('NOT_ACTIVE', 'UNKNOWN')
       AND NOT EXISTS (SELECT 1 FROM esim_reminder r WHERE r.esim_id = c.id AND r.kind = c.kind AND r.trip = c.trip)
     ORDER BY c.trip DESC, c.id LIMIT ${take}`;
  return found.parse(rows);
}

/** Everything that a reminder says of an eSIM, and to whom. */
export async function reminderSubject(esimId: string) {
  const row = await db().esim.findUniqueOrThrow({
    where: { id: esimId },
    select: {
      tripStartsOn: true,
      tripEndsOn: true,
      returnedAt: true,
      archivedAt: true,
      usage: true,
      orderLine: {
        select: {
          snapshot: true,
          order: { select: { id: true, email: true, locale: true, linkVersion: true } },
        },
      },
    },
  });
  const { snapshot, order } = row.orderLine;
  return {
    trip: tripOf(row),
    isOpen: row.returnedAt === null && row.archivedAt === null,
    usage: row.usage ? toUsageView(row.usage) : null,
    bought: boughtSchema.parse(snapshot),
    order,
  };
}
