import "server-only";
import type { Viewer } from "@/lib/auth/model";
import { now } from "@/lib/platform/clock";
import { db, type Prisma } from "@/lib/platform/db";
import { esimsOfViewer, summaryColumns, toSummary } from "../data";
import { SHELVES, type Shelf } from "./model";

export type ListedEsim = ReturnType<typeof toSummary>;

/** Which of a viewer's eSIMs are meant: all, or those that answer a search. */
export type Selection = {
  readonly viewer: Viewer;
  /** In the name, the remark, the last digits or the number of the order; empty for all. */
  readonly search: string;
  /** Destinations that answer the search too. */
  readonly slugs: readonly string[];
};

export type Place = { readonly after: string | null; readonly before: string | null; readonly take: number };

/** How many of the selection stand on each shelf. Nobody is asked: by what was last heard. */
export async function countShelves(selection: Selection): Promise<Readonly<Record<Shelf, number>>> {
  const selected = await selectedBy(selection);
  const counts = SHELVES.map(
    async (shelf) => [shelf, await db().esim.count({ where: { AND: [selected, onShelf(shelf)] } })] as const,
  );
  return Object.fromEntries(await Promise.all(counts)) as Record<Shelf, number>;
}

/** One page of a shelf, newest first, with the eSIMs by which the pages beside it begin; null where there is none. */
export async function shelfPage(
  selection: Selection,
  shelf: Shelf,
  { after, before, take }: Place,
): Promise<{ rows: readonly ListedEsim[]; newer: string | null; older: string | null }> {
  const selected: Prisma.EsimWhereInput = { AND: [await selectedBy(selection), onShelf(shelf)] };
  const [from, backwards] = [await borderAt(after ?? before, selected), after === null && before !== null];
  const order = backwards ? "asc" : "desc";
  const found = await db().esim.findMany({
    where: from ? { AND: [selected, beyond(from, backwards)] } : selected,
    select: summaryColumns,
    orderBy: [{ createdAt: order }, { id: order }],
    take: take + 1,
  });
  const [isMore, rows] = [found.length > take, found.slice(0, take)];
  if (backwards) rows.reverse();
  return {
    rows: rows.map(toSummary),
    newer: (backwards ? isMore : from !== null) ? (rows[0]?.id ?? null) : null,
    older: (backwards ? from !== null : isMore) ? (rows.at(-1)?.id ?? null) : null,
  };
}

type Border = { readonly id: string; readonly createdAt: Date };

/** A border that is not the viewer's any more, or never was, is none: the list begins at its top. */
async function borderAt(id: string | null, selected: Prisma.EsimWhereInput): Promise<Border | null> {
  if (id === null) return null;
  return db().esim.findFirst({ where: { AND: [{ id }, selected] }, select: { id: true, createdAt: true } });
}

function beyond({ id, createdAt }: Border, backwards: boolean): Prisma.EsimWhereInput {
  const way = backwards ? "gt" : "lt";
  return { OR: [{ createdAt: { [way]: createdAt } }, { createdAt, id: { [way]: id } }] };
}

async function selectedBy({ viewer, search, slugs }: Selection): Promise<Prisma.EsimWhereInput> {
  const own = await ownRows(viewer);
  if (search === "") return own;
  const like = { contains: search, mode: "insensitive" } as const;
  const ways: Prisma.EsimWhereInput[] = [
    { label: like },
    { note: like },
    { iccidLast4: search },
    { orderLine: { order: { number: search.toUpperCase() } } },
    ...slugs.map((slug) => ({
      orderLine: { snapshot: { path: ["destination", "slug"], equals: slug } },
    })),
  ];
  return { AND: [own, { OR: ways }] };
}

/** Rows by links are looked up first: in one question with the customer's own, no index would serve either of them. */
async function ownRows(viewer: Viewer): Promise<Prisma.EsimWhereInput> {
  const { customerId, grants } = viewer;
  if (customerId === null || grants.length === 0) return esimsOfViewer(viewer);
  const linked = await db().esim.findMany({
    where: esimsOfViewer({ ...viewer, customerId: null }),
    select: { id: true },
  });
  return { OR: [{ customerId }, { id: { in: linked.map(({ id }) => id) } }] };
}

/** The same as `groupAt` tells of one eSIM, as a condition on rows. */
function onShelf(shelf: Shelf): Prisma.EsimWhereInput {
  if (shelf === "away") return { archivedAt: { not: null } };
  const at = now();
  const shelves: Record<Exclude<Shelf, "away">, Prisma.EsimWhereInput> = {
    current: {
      returnedAt: null,
      usage: {
        OR: [
          { status: "ACTIVE", expiresAt: null },
          { status: { in: ["ACTIVE", "UNKNOWN"] }, expiresAt: { gt: at } },
        ],
      },
    },
    waiting: {
      returnedAt: null,
      usage: { OR: [{ status: "NOT_ACTIVE" }, { status: "UNKNOWN", expiresAt: null }] },
    },
    ended: {
      OR: [
        { returnedAt: { not: null } },
        { usage: { status: { in: ["FINISHED", "EXPIRED", "RECYCLED"] } } },
        { usage: { status: { in: ["ACTIVE", "UNKNOWN"] }, expiresAt: { lte: at } } },
      ],
    },
  };
  return { archivedAt: null, ...shelves[shelf] };
}
