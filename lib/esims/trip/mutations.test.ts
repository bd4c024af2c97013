import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import type { OwnedEsimId } from "../model";
import { esimTrip } from "./data";
import { saveTrip } from "./mutations";

async function ownEsim(): Promise<OwnedEsimId> {
  const [line] = (await make.order()).lines;
  if (!line) throw new Error("an order has a line");
  return (await make.esim(line)).id as OwnedEsimId;
}

test("the days of a trip come back as they were told, and go when they are taken back", async () => {
  const esim = await ownEsim();
  expect((await esimTrip(esim)).trip).toBeNull();
  // A day in winter and one in summer: no zone may move them.
  const trip = { startsOn: "2027-01-31", endsOn: "2027-07-01" };
  await saveTrip(esim, trip);
  expect(await esimTrip(esim)).toMatchObject({ trip, isReturned: false, bought: { validityDays: 30 } });
  await saveTrip(esim, { startsOn: "2027-02-28", endsOn: null });
  expect((await esimTrip(esim)).trip).toEqual({ startsOn: "2027-02-28", endsOn: null });
  await saveTrip(esim, null);
  expect((await esimTrip(esim)).trip).toBeNull();
});

test("told twice at once it is one trip, and what is spared is spared once", async () => {
  const esim = await ownEsim();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await Promise.all(Array.from({ length: 5 }, () => saveTrip(esim, { startsOn: tomorrow, endsOn: null })));
  const spared = await db().esimReminder.findMany({ where: { esimId: esim } });
  expect(spared.every(({ isMailed, trip }) => !isMailed && trip === tomorrow)).toBe(true);
  expect(new Set(spared.map(({ kind }) => kind)).size).toBe(spared.length);
});
