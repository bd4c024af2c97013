import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import * as make from "@/prisma/seed/factories";
import { groupAt } from "../model";
import { countShelves, type Selection, shelfPage } from "./data";
import { SHELVES } from "./model";

type Grant = { orderId: string; version: number };
const viewer = (customerId: string | null, grants: Grant[] = []) =>
  ({ customerId, grants }) as unknown as Viewer;
const all = (who: Viewer): Selection => ({ viewer: who, search: "", slugs: [] });
const FIRST = { after: null, before: null, take: 10 };

async function lineOf(customerId: string | null, given: Parameters<typeof make.order>[1] = {}) {
  const order = await make.order(customerId === null ? {} : { customerId }, given);
  return { id: order.lines[0]?.id ?? "", order };
}

describe("the shelves", () => {
  test("tell of each status, with and without an end, what the model tells, and hold nothing twice", async () => {
    const { id: customerId } = await make.customer();
    const { id: lineId } = await lineOf(customerId);
    const ends = [null, new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
    const given = USAGE_STATUSES.flatMap((status) =>
      ends.flatMap((expiresAt) =>
        [false, true].flatMap((isReturned) =>
          [false, true].map((isAway) => ({ status, expiresAt, isReturned, isAway })),
        ),
      ),
    );
    const expected: Record<string, string[]> = { current: [], waiting: [], ended: [], away: [] };
    for (const { status, expiresAt, isReturned, isAway } of given) {
      const { id } = await make.esim(
        { id: lineId },
        {
          customerId,
          returnedAt: isReturned ? new Date() : null,
          archivedAt: isAway ? new Date() : null,
          usage: { create: { status, expiresAt, nextAskAt: new Date() } },
        },
      );
      const group = groupAt({ status, expiresAt: expiresAt?.toISOString() ?? null }, Date.now());
      expected[isAway ? "away" : isReturned ? "ended" : group]?.push(id);
    }
    const counts = await countShelves(all(viewer(customerId)));
    for (const shelf of SHELVES) {
      const { rows } = await shelfPage(all(viewer(customerId)), shelf, { ...FIRST, take: 100 });
      expect(rows.map(({ id }) => id).sort(), shelf).toEqual(expected[shelf]?.sort());
      expect(counts[shelf], shelf).toBe(rows.length);
    }
  });
});

describe("whose", () => {
  let mine: { customerId: string; id: string };
  let linked: { orderId: string; id: string };
  beforeAll(async () => {
    const { id: customerId } = await make.customer();
    mine = { customerId, id: (await make.esim(await lineOf(customerId), { customerId })).id };
    const line = await lineOf(null);
    linked = { orderId: line.order.id, id: (await make.esim(line)).id };
  });
  const seen = async (who: Viewer) =>
    (await shelfPage(all(who), "waiting", FIRST)).rows.map(({ id }) => id).sort();

  test("they are is not mixed up: one's own, those of a good link, both, or none", async () => {
    const grant = { orderId: linked.orderId, version: 1 };
    expect(await seen(viewer(mine.customerId))).toEqual([mine.id]);
    expect(await seen(viewer(null, [grant]))).toEqual([linked.id]);
    expect(await seen(viewer(mine.customerId, [grant]))).toEqual([mine.id, linked.id].sort());
    expect(await seen(viewer(mine.customerId, [{ ...grant, version: 2 }]))).toEqual([mine.id]);
    expect(await seen(viewer(null, [{ ...grant, version: 2 }]))).toEqual([]);
    expect(await seen(viewer(null))).toEqual([]);
  });

  test("somebody else's eSIM is no place to begin a page at", async () => {
    const page = await shelfPage(all(viewer(mine.customerId)), "waiting", { ...FIRST, after: linked.id });
    expect(page).toMatchObject({ rows: [{ id: mine.id }], newer: null, older: null });
    const nobodys = await shelfPage(all(viewer(mine.customerId)), "waiting", { ...FIRST, before: newId() });
    expect(nobodys.rows).toHaveLength(1);
  });

  test("what is secret is not part of it", async () => {
    const { rows } = await shelfPage(all(viewer(mine.customerId)), "waiting", FIRST);
    expect(JSON.stringify(rows)).not.toMatch(/LPA|cipher|hash|cost|price/i);
  });
});

describe("a search", () => {
  test("finds a name, a remark, the last digits, an order and a destination, and takes signs for signs", async () => {
    const { id: customerId } = await make.customer();
    const korea = {
      ...make.japanSnapshot,
      destination: { ...make.japanSnapshot.destination, slug: "korea" },
    };
    const [japanese, korean] = [await lineOf(customerId), await lineOf(customerId, { snapshot: korea })];
    const mum = await make.esim(japanese, { customerId, label: "Mum's phone", iccid: "8944500000000009876" });
    const dad = await make.esim(korean, { customerId, note: "goes to Dad, seat 12A" });
    const find = async (search: string, slugs: string[] = []) =>
      (await shelfPage({ viewer: viewer(customerId), search, slugs }, "waiting", FIRST)).rows.map(
        ({ id }) => id,
      );
    expect(await find("mum's")).toEqual([mum.id]);
    expect(await find("12a")).toEqual([dad.id]);
    expect(await find("9876")).toEqual([mum.id]);
    expect(await find(korean.order.number.toLowerCase())).toEqual([dad.id]);
    expect(await find("Corea", ["korea"])).toEqual([dad.id]);
    expect(await find("nobody's")).toEqual([]);
    expect(await find(`'; DROP TABLE esim; --`)).toEqual([]);
    expect(await countShelves({ viewer: viewer(customerId), search: "mum", slugs: [] })).toEqual({
      current: 0,
      waiting: 1,
      ended: 0,
      away: 0,
    });
  });
});

describe("of a company with five thousand", () => {
  const MANY = 5_000;
  let customerId: string;
  beforeAll(async () => {
    customerId = (await make.customer()).id;
    const { id: lineId } = await lineOf(customerId);
    const other = await lineOf((await make.customer()).id);
    // Everybody else's are more; many were made in the same millisecond, as orders of several are.
    for (const [line, owner, count] of [
      [lineId, customerId, MANY],
      [other.id, null, 4 * MANY],
    ] as const)
      await db().$executeRaw`
        WITH made AS (
          INSERT INTO esim (id, supplier, iccid_cipher, iccid_hash, iccid_last4, activation_cipher, apn_type,
                            order_line_id, customer_id, created_at)
          SELECT uuidv7(), 'pressone', '', gen_random_uuid()::text, lpad((n % 10000)::text, 4, '0'), '', 'automatic',
                 ${line}::uuid, ${owner}::uuid, now() - make_interval(mins => n / 3)
          FROM generate_series(1, ${count}::int) AS n RETURNING id)
        INSERT INTO esim_usage (esim_id, status, next_ask_at)
        SELECT id, (ARRAY['ACTIVE', 'NOT_ACTIVE', 'EXPIRED'])[1 + (random() * 2)::int], now() FROM made`;
    await db().$executeRaw`ANALYZE esim, esim_usage`;
  });

  test("pages lead through all of them, none twice, and back again", async () => {
    const { current } = await countShelves(all(viewer(customerId)));
    const pages: string[][] = [];
    let page = await shelfPage(all(viewer(customerId)), "current", { ...FIRST, take: 97 });
    expect(page.newer).toBeNull();
    for (;;) {
      pages.push(page.rows.map(({ id }) => id));
      if (page.older === null) break;
      page = await shelfPage(all(viewer(customerId)), "current", { ...FIRST, after: page.older, take: 97 });
    }
    expect(new Set(pages.flat()).size).toBe(current);
    const back = await shelfPage(all(viewer(customerId)), "current", {
      ...FIRST,
      before: page.newer,
      take: 97,
    });
    expect(back.rows.map(({ id }) => id)).toEqual(pages.at(-2));
    expect(back.older).toBe(pages.at(-2)?.at(-1));
  });
});
