import "server-only";
import { db } from "@/lib/platform/db";
import { toUsageView } from "../data";
import type { OwnedEsimId } from "../model";
import { dayOf, type Trip } from "./model";
import { boughtSchema } from "./schema";

/** The trip that an eSIM is for, with all that decides what is advised about it; the operator is not asked. */
export async function esimTrip(id: OwnedEsimId) {
  const row = await db().esim.findUniqueOrThrow({
    where: { id },
    select: {
      tripStartsOn: true,
      tripEndsOn: true,
      returnedAt: true,
      usage: true,
      orderLine: { select: { snapshot: true } },
    },
  });
  return {
    trip: tripOf(row),
    isReturned: row.returnedAt !== null,
    usage: row.usage ? toUsageView(row.usage) : null,
    bought: boughtSchema.parse(row.orderLine.snapshot),
  };
}

/** The days of a trip as they stand in the database: midnight UTC of the calendar day. */
export function tripOf(row: { tripStartsOn: Date | null; tripEndsOn: Date | null }): Trip | null {
  return (
    row.tripStartsOn && {
      startsOn: dayOf(row.tripStartsOn),
      endsOn: row.tripEndsOn ? dayOf(row.tripEndsOn) : null,
    }
  );
}
