import "server-only";
import { now } from "@/lib/platform/clock";
import { transaction } from "@/lib/platform/db";
import type { OwnedEsimId } from "../model";
import { pollSoon } from "../polling/mutations";
import { sparedBy } from "../reminders/model";
import { spareReminders } from "../reminders/mutations";
import type { Trip } from "./model";

/** Keeps what an owner tells of the trip an eSIM is for; null takes it back. Reminders of a trip that is changed come anew. */
export async function saveTrip(esimId: OwnedEsimId, trip: Trip | null): Promise<void> {
  await transaction(async (tx) => {
    await tx.esim.update({
      where: { id: esimId },
      data: {
        tripStartsOn: trip && midnight(trip.startsOn),
        tripEndsOn: trip?.endsOn ? midnight(trip.endsOn) : null,
      },
    });
    await pollSoon(esimId, tx);
    if (!trip) return;
    const spared = sparedBy(trip, now()).map((kind) => ({ esimId, kind, trip: trip.startsOn }));
    await spareReminders(tx, spared);
  });
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
