import "server-only";
import type { ShareGrant, Viewer } from "@/lib/auth/model";
import { now } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/crypto";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { ownedEsim, toUsageView } from "../data";
import {
  groupOf,
  type InstallableEsimId,
  type OpenedEsimId,
  type OwnedEsimId,
  type PayableEsimId,
} from "../model";
import {
  type Handed,
  INSTALL_KINDS,
  isLive,
  restingUntil,
  type ShareKind,
  shareState,
  type ShareView,
} from "./model";

export function tokenHash(token: string): string {
  return keyedHash("share-token", token);
}

const live = () => ({ endedAt: null, expiresAt: { gt: now() } }) satisfies Prisma.EsimShareWhereInput;

/** Shares of these kinds that this browser opened, as far as they hold at this moment. */
const openTo = (shares: readonly ShareGrant[], kinds: readonly ShareKind[]): Prisma.EsimShareWhereInput => ({
  ...live(),
  kind: { in: [...kinds] },
  OR: shares.map(({ shareId, version }) => ({ id: shareId, version })),
});

/** Whether an eSIM was shared with the viewer to be installed. */
async function isSharedWith({ shares }: Viewer, esimId: string): Promise<boolean> {
  if (shares.length === 0 || !isId(esimId)) return false;
  return (await db().esimShare.count({ where: { esimId, ...openTo(shares, INSTALL_KINDS) } })) > 0;
}

/** Proves that the viewer may see the usage of an eSIM: it is theirs, or it was shared with them to be installed. */
export async function openedEsim(viewer: Viewer, id: string): Promise<OpenedEsimId | null> {
  const owned = await ownedEsim(viewer, id);
  return owned ?? ((await isSharedWith(viewer, id)) ? (id as OpenedEsimId) : null);
}

/**
 * Proves that the viewer may see the codes of an eSIM. `handed_out`: it is theirs, but a traveller has it, who alone may;
 * taken back it is its owner's again, unless it was started with.
 */
export async function installableEsim(
  viewer: Viewer,
  id: string,
): Promise<Result<InstallableEsimId, "not_found" | "handed_out">> {
  if (await isSharedWith(viewer, id)) return ok(id as InstallableEsimId);
  const owned = await ownedEsim(viewer, id);
  if (!owned) return fail("not_found");
  return (await isHandedOut(owned)) ? fail("handed_out") : ok(id as InstallableEsimId);
}

async function isHandedOut(esimId: OwnedEsimId): Promise<boolean> {
  const handed = await db().esimShare.findMany({
    where: { esimId, kind: "TRAVELLER", OR: [live(), { openedAt: { not: null } }] },
    select: { endedAt: true, expiresAt: true },
  });
  if (handed.length === 0) return false;
  if (handed.some((share) => isLive(share, now()))) return true;
  const usage = await db().esimUsage.findUnique({ where: { esimId } });
  return usage !== null && groupOf(toUsageView(usage).status) !== "waiting";
}

/** What a share opened to this browser; null where it does not hold (any more). */
export async function openShare(
  { shares }: Viewer,
  shareId: string,
): Promise<{ id: string; kind: ShareKind; label: string | null; esimId: PayableEsimId } | null> {
  const held = shares.filter((share) => share.shareId === shareId);
  if (held.length === 0) return null;
  const row = await db().esimShare.findFirst({
    where: openTo(held, [...INSTALL_KINDS, "TOP_UP"]),
    select: { id: true, kind: true, label: true, esimId: true },
  });
  return row && { ...row, esimId: row.esimId as PayableEsimId };
}

/** The share by which this browser sees an eSIM that is not its own; null where there is none. */
export async function shareOf({ shares }: Viewer, esimId: OpenedEsimId): Promise<string | null> {
  if (shares.length === 0) return null;
  const where = { esimId, ...openTo(shares, INSTALL_KINDS) };
  const row = await db().esimShare.findFirst({ where, select: { id: true }, orderBy: { createdAt: "desc" } });
  return row?.id ?? null;
}

/** What is told of a link before its code is: null where it opens nothing (any more), for whatever reason. */
export async function closedDoor(token: string): Promise<{ restsUntil: Date | null } | null> {
  const row = await db().esimShare.findUnique({ where: { tokenHash: tokenHash(token) } });
  return row && isLive(row, now()) ? { restsUntil: restingUntil(row.restsUntil, now()) } : null;
}

const shareColumns = {
  id: true,
  kind: true,
  label: true,
  openedAt: true,
  restsUntil: true,
  expiresAt: true,
  endedAt: true,
  end: true,
  createdAt: true,
} satisfies Prisma.EsimShareSelect;

function toView({
  restsUntil,
  end,
  ...row
}: Prisma.EsimShareGetPayload<{ select: typeof shareColumns }>): ShareView {
  return { ...row, state: shareState({ ...row, restsUntil, end }, now()) };
}

const MOST_SHOWN = 30;

/** The links that an owner made of an eSIM, newest first. */
export async function sharesOf(esimId: OwnedEsimId): Promise<ShareView[]> {
  const rows = await db().esimShare.findMany({
    where: { esimId },
    select: shareColumns,
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
  });
  return rows.map(toView);
}

/** What became of eSIMs that are the viewer's, by id. */
export async function handedEsims(esimIds: readonly OwnedEsimId[]): Promise<Map<string, Handed>> {
  const rows = await db().esim.findMany({
    where: { id: { in: [...esimIds] } },
    select: {
      id: true,
      label: true,
      returnedAt: true,
      usage: true,
      shares: {
        where: { kind: "TRAVELLER" },
        select: shareColumns,
        orderBy: { createdAt: "desc" },
        take: 1,
      },
    },
  });
  return new Map(
    rows.map(({ id, label, returnedAt, usage, shares: [share] }) => [
      id,
      {
        id,
        name: label,
        isReturned: returnedAt !== null,
        usage: usage && toUsageView(usage),
        share: share ? toView(share) : null,
      },
    ]),
  );
}

/** Whom to tell about an eSIM of theirs, and the order it is reached by. */
export async function ownerOf(esimId: string, tx: Db = db()) {
  const { label, orderLine } = await tx.esim.findUniqueOrThrow({
    where: { id: esimId },
    select: {
      label: true,
      orderLine: {
        select: { order: { select: { id: true, email: true, locale: true, linkVersion: true } } },
      },
    },
  });
  return { label, order: orderLine.order };
}
