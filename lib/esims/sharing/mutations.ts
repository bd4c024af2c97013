import "server-only";
import { orderLink, shareLink } from "@/lib/auth/links";
import type { ShareGrant } from "@/lib/auth/model";
import { queueMail } from "@/lib/notifications/mutations";
import { fromNow, now } from "@/lib/platform/clock";
import { keyedHash, randomToken, sameText } from "@/lib/platform/crypto";
import { type Db, transaction } from "@/lib/platform/db";
import { newId, readableCode } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/i18n/locales";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { OwnedEsimId } from "../model";
import { ownerOf, tokenHash } from "./data";
import {
  afterWrongCode,
  isLive,
  MOST_SHARES,
  plainCode,
  restingUntil,
  SHARE_CODE_LENGTH,
  type ShareKind,
  TRAVELLER_DAYS,
  triesLeft,
} from "./model";

const DAY_MS = 24 * 3_600_000;

/** A link and its code, in plain text for this once: only their hashes are kept. */
export type MadeShare = { readonly id: string; readonly link: string; readonly code: string };

type NewShare = {
  readonly kind: ShareKind;
  readonly label: string | null;
  readonly days: number;
  /** The language that its receiver reads. */
  readonly locale: Locale;
};

const codeHash = (shareId: string, code: string) => keyedHash("share-code", `${shareId}:${code}`);

/** Opens an eSIM to somebody else. `returned`: its money went back, so there is nothing to share. */
export async function createShare(
  esimId: OwnedEsimId,
  share: NewShare,
): Promise<Result<MadeShare, "too_many_links" | "returned">> {
  return transaction(async (tx) => makeShare(tx, esimId, share));
}

async function makeShare(tx: Db, esimId: string, { kind, label, days, locale }: NewShare) {
  // One at a time for each eSIM, so that no two travellers are given it.
  await tx.$executeRaw`SELECT 1 FROM esim WHERE id = ${esimId}::uuid FOR NO KEY UPDATE`;
  const { returnedAt } = await tx.esim.findUniqueOrThrow({
    where: { id: esimId },
    select: { returnedAt: true },
  });
  if (returnedAt) return fail("returned");
  if (kind === "TRAVELLER") await endShares(tx, { esimId, kind }, "REPLACED");
  const open = { esimId, endedAt: null, expiresAt: { gt: now() } };
  if ((await tx.esimShare.count({ where: open })) >= MOST_SHARES) return fail("too_many_links");
  const [id, token, code] = [newId(), randomToken(), readableCode(SHARE_CODE_LENGTH)];
  await tx.esimShare.createMany({
    data: {
      id,
      esimId,
      kind,
      label,
      tokenHash: tokenHash(token),
      codeHash: codeHash(id, code),
      expiresAt: fromNow(days * DAY_MS),
      createdAt: now(),
    },
  });
  return ok({ id, link: shareLink(token, locale), code });
}

/**
 * Gives an eSIM to one traveller: what was given to another one before opens nothing any more, and its owner sees no codes
 * from now on. With an address the link is mailed there, never the code, so that a mistyped address gives nothing away.
 */
export async function handOut(
  esimId: OwnedEsimId,
  { email, locale }: { email: string | null; locale: Locale },
): Promise<Result<MadeShare, "too_many_links" | "returned">> {
  return transaction(async (tx) => {
    const { label } = await ownerOf(esimId, tx);
    const made = await makeShare(tx, esimId, { kind: "TRAVELLER", label, days: TRAVELLER_DAYS, locale });
    if (made.ok && email) {
      const { id, link } = made.data;
      const content = { template: "travellerLink", name: label, link } as const;
      await queueMail(tx, { key: `traveller-link:${id}`, to: email, locale, content });
    }
    return made;
  });
}

/** A new code for a link: whoever came in with the old one has to type it. Null where the link is not open any more. */
export async function renewCode(esimId: OwnedEsimId, shareId: string): Promise<string | null> {
  const code = readableCode(SHARE_CODE_LENGTH);
  return transaction(async (tx) => {
    const renewed = await tx.esimShare.updateMany({
      where: { id: shareId, esimId, endedAt: null, expiresAt: { gt: now() } },
      data: {
        codeHash: codeHash(shareId, code),
        version: { increment: 1 },
        wrongCodes: 0,
        restsUntil: null,
        openedAt: null,
      },
    });
    return renewed.count === 1 ? code : null;
  });
}

/** Takes a link back, at once and for good. */
export async function revokeShare(esimId: OwnedEsimId, shareId: string): Promise<void> {
  await transaction(async (tx) => endShares(tx, { esimId, id: shareId }, "REVOKED"));
}

/** Takes back everything that was shared of these eSIMs: they have another owner now. */
export async function endSharesOfLines(tx: Db, orderLineIds: readonly string[]): Promise<void> {
  await endShares(tx, { esim: { orderLineId: { in: [...orderLineIds] } } }, "REVOKED");
}

type Which = NonNullable<Parameters<Db["esimShare"]["updateMany"]>[0]["where"]>;

async function endShares(tx: Db, which: Which, end: "REVOKED" | "REPLACED" | "GUESSED"): Promise<void> {
  await tx.esimShare.updateMany({ where: { ...which, endedAt: null }, data: { endedAt: now(), end } });
}

/** What the right code opened. */
export type Redeemed = { readonly grant: ShareGrant; readonly kind: ShareKind; readonly esimId: string };

/**
 * Tries a code. `closed` says nothing of why: unknown, taken back, over and guessed at are the same from outside.
 * Of those who try at the same moment, in whichever processes, each is counted.
 */
export async function redeemShare(
  token: string,
  typed: string,
): Promise<Result<Redeemed, "closed" | "resting" | "wrong_code">> {
  const hash = tokenHash(token);
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM esim_share WHERE token_hash = ${hash} FOR UPDATE`;
    const share = await tx.esimShare.findUnique({ where: { tokenHash: hash } });
    if (!share || !isLive(share, now())) return fail("closed");
    const until = restingUntil(share.restsUntil, now());
    if (until) return fail("resting", { until: until.toISOString() });
    const { id, esimId, kind, version } = share;
    if (!sameText(share.codeHash, codeHash(id, plainCode(typed)))) return countWrongCode(tx, share);
    if (!share.openedAt) await tx.esimShare.updateMany({ where: { id }, data: { openedAt: now() } });
    return ok({ grant: { shareId: id, version }, kind, esimId });
  });
}

type Counted = { readonly id: string; readonly esimId: string; readonly wrongCodes: number };

async function countWrongCode(tx: Db, { id, esimId, wrongCodes }: Counted) {
  const { isOver, ...after } = afterWrongCode(wrongCodes, now());
  const end = isOver ? ({ endedAt: now(), end: "GUESSED" } as const) : {};
  await tx.esimShare.updateMany({ where: { id }, data: { ...after, ...end } });
  if (isOver) {
    await tellGuessed(tx, id, esimId);
    return fail("closed");
  }
  if (after.restsUntil) return fail("resting", { until: after.restsUntil.toISOString() });
  return fail("wrong_code", { left: String(triesLeft(after.wrongCodes)) });
}

/** Somebody used all tries up: its owner hears of it, and makes another link if that was their traveller. */
async function tellGuessed(tx: Db, shareId: string, esimId: string): Promise<void> {
  const { label, order } = await ownerOf(esimId, tx);
  await queueMail(tx, {
    key: `share-closed:${shareId}`,
    to: order.email,
    locale: order.locale,
    content: {
      template: "shareClosed",
      name: label,
      link: orderLink({ orderId: order.id, version: order.linkVersion }, order.locale),
    },
  });
}
