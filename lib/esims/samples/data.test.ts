import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import type { OwnedEsimId } from "../model";
import { allSamples, samplesOf } from "./data";

const STEP_MS = 20 * 60_000;
const MANY = 2_000;
const TOPUP_AT = 777;
let id: OwnedEsimId;

/** Two thousand figures, with a top-up in the midst of them; another eSIM has some too. */
beforeAll(async () => {
  const { lines } = await make.order();
  const line = { id: lines[0]?.id ?? "" };
  id = (await make.esim(line)).id as OwnedEsimId;
  const other = (await make.esim(line)).id;
  const start = Date.now() - MANY * STEP_MS;
  const rows = Array.from({ length: MANY }, (_, index) => ({
    id: newId(),
    esimId: id,
    at: new Date(start + index * STEP_MS),
    status: "ACTIVE",
    remainingMb: 5_000 - index * 2 + (index >= TOPUP_AT ? 3_072 : 0),
    totalMb: index >= TOPUP_AT ? 8_072 : 5_000,
  }));
  await db().usageSample.createMany({ data: rows });
  await db().usageSample.create({ data: { id: newId(), esimId: other, at: new Date(), status: "ACTIVE" } });
});

test("of two thousand samples some two hundred are left, the ends and both sides of a top-up among them", async () => {
  const [all, thinned] = [await allSamples(id), await samplesOf(id, { most: 200 })];
  expect(all).toHaveLength(MANY);
  expect(thinned.length).toBeGreaterThan(150);
  expect(thinned.length).toBeLessThanOrEqual(204);
  expect([thinned[0], thinned.at(-1)]).toEqual([all[0], all.at(-1)]);
  expect(thinned).toEqual(expect.arrayContaining([all[TOPUP_AT - 1], all[TOPUP_AT]]));
  expect(thinned).toEqual(thinned.toSorted((a, b) => a.at.getTime() - b.at.getTime()));
});

test("the last days alone are seen closer", async () => {
  const since = (await allSamples(id)).at(-50)?.at ?? new Date();
  const recent = await samplesOf(id, { since, most: 200 });
  expect(recent).toHaveLength(50);
  expect(recent.every(({ at }) => at >= since)).toBe(true);
});

test("one sample is one, none are none, and what a clock set back since dated ahead is left out", async () => {
  const { lines } = await make.order();
  const fresh = (await make.esim({ id: lines[0]?.id ?? "" })).id as OwnedEsimId;
  expect(await samplesOf(fresh, { most: 200 })).toEqual([]);
  const sample = { esimId: fresh as string, status: "Hibernating", remainingMb: null, totalMb: null };
  await db().usageSample.createMany({
    data: [
      { ...sample, id: newId(), at: new Date() },
      { ...sample, id: newId(), at: new Date(Date.now() + 7 * 86_400_000) },
    ],
  });
  expect(await samplesOf(fresh, { most: 200 })).toMatchObject([{ status: "UNKNOWN", remainingMb: null }]);
});
