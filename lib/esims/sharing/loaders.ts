import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer } from "@/lib/auth/gates";
import { termsOf } from "@/lib/catalog/terms/data";
import { isId } from "@/lib/platform/ids";
import { esimSummary, ownedEsim } from "../data";
import { clocksOf } from "../loaders";
import { groupOf, type OpenedEsimId } from "../model";
import { currentUsage } from "../service";
import { closedDoor, handedEsims, installableEsim, openedEsim, openShare, shareOf, sharesOf } from "./data";

/** An eSIM and the links its owner made of it. Whoever it was shared with is not its owner. */
export async function loadSharing(id: string) {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  const [{ label, last4, snapshot, isReturned }, usage, shares] = await Promise.all([
    esimSummary(owned),
    currentUsage(owned),
    sharesOf(owned),
  ]);
  const isStarted = groupOf(usage?.status ?? "UNKNOWN") !== "waiting";
  return { label, last4, snapshot, isReturned, isStarted, shares };
}

/** A link before its code is typed: whether it opens at all, and from when codes are taken again. */
export async function loadDoor(
  token: string,
): Promise<{ isOpen: false } | { isOpen: true; restsUntil: Date | null }> {
  const door = /^[\w-]{43}$/.test(token) ? await closedDoor(token) : null;
  return door ? { isOpen: true, ...door } : { isOpen: false };
}

/** What a share opened to this browser; any other is a page that does not exist. Asked once per request. */
export const heldShare = cache(async (shareId: string) => {
  const share = isId(shareId) ? await openShare(await currentViewer(), shareId) : null;
  if (!share) notFound();
  return share;
});

/** An eSIM that was shared to be installed, as its traveller sees it: nothing of the order or of its owner. */
export async function loadSharedEsim(shareId: string) {
  const { esimId, label } = await heldShare(shareId);
  const opened = await openedEsim(await currentViewer(), esimId);
  if (!opened) notFound();
  const [{ last4, snapshot, isReturned, packageId }, usage] = await Promise.all([
    esimSummary(opened),
    currentUsage(opened),
  ]);
  const terms = await termsOf(packageId);
  const expiresAt = usage?.expiresAt ? new Date(usage.expiresAt) : null;
  return {
    ...{ esimId, label, last4, snapshot, isReturned, usage },
    zones: clocksOf({ snapshot }, { terms, expiresAt }),
  };
}

type Access = { readonly opened: OpenedEsimId; readonly isOwner: boolean; readonly home: string };

/** By which right a page about one eSIM is looked at, for the links it shows: those of its owner lead nowhere for others. */
export const loadAccess = cache(async (esimId: string): Promise<Access> => {
  const viewer = await currentViewer();
  const opened = await openedEsim(viewer, esimId);
  if (!opened) notFound();
  const isOwner = (await ownedEsim(viewer, esimId)) !== null;
  const share = isOwner ? null : await shareOf(viewer, opened);
  return { opened, isOwner, home: share ? `/shared/${share}` : `/esims/${esimId}` };
});

/** Who has the codes of an eSIM that is the viewer's; null where the viewer may see them. */
export async function loadHandedOut(
  esimId: string,
): Promise<{ name: string | null; isOpen: boolean; orderId: string } | null> {
  const viewer = await currentViewer();
  const installable = await installableEsim(viewer, esimId);
  if (installable.ok || installable.code !== "handed_out") return null;
  const owned = await ownedEsim(viewer, esimId);
  if (!owned) notFound();
  const [handed, { orderId }] = await Promise.all([handedEsims([owned]), esimSummary(owned)]);
  const share = handed.get(esimId)?.share;
  const isOpen = share?.state === "unopened" || share?.state === "opened" || share?.state === "resting";
  return { name: share?.label ?? null, isOpen, orderId };
}
