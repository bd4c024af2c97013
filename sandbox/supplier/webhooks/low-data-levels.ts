import type { EsimLife, PurchaseLife } from "../esim-life.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Told once for every package: a share of its data that was used, or a time before its end. */
type Level = { name: string } & ({ usedShare: number } | { leftMs: number });

const LEVELS: readonly Level[] = [
  { name: "75%", usedShare: 0.75 },
  { name: "90%", usedShare: 0.9 },
  { name: "3days", leftMs: 3 * DAY_MS },
  { name: "1days", leftMs: DAY_MS },
];

export type ReachedLevel = { level: string; purchaseId: number; at: number };

/** Every level that any package of this eSIM has reached by now, oldest first. */
export function reachedLevels(life: EsimLife, now: number): ReachedLevel[] {
  return life.purchases
    .flatMap((each) =>
      LEVELS.flatMap((level) => {
        const at = momentOf(level, each, now);
        return at === undefined ? [] : [{ level: level.name, purchaseId: each.purchase.id, at }];
      }),
    )
    .sort((a, b) => a.at - b.at);
}

/** When this eSIM has to be looked at again if nothing but time passes. */
export function nextMoment(life: EsimLife, mbPerHour: number, now: number): number | undefined {
  const running = life.purchases.find((each) => each.status === "active");
  if (!running) return undefined;
  const afterUse = (mb: number): number =>
    life.attachedAt === null ? Infinity : now + Math.ceil((mb / mbPerHour) * HOUR_MS) + 1;
  const moments = LEVELS.map((level) =>
    "usedShare" in level ? afterUse(untilUsed(level.usedShare, running)) : endOf(running) - level.leftMs,
  );
  // At its end the next package takes over.
  moments.push(afterUse(untilUsed(1, running)), endOf(running));
  const next = moments.filter((moment) => moment > now).reduce((a, b) => Math.min(a, b), Infinity);
  return Number.isFinite(next) ? next : undefined;
}

/** A package that lasts no longer than the level's time left starts beyond it, and one that ended before never gets there. */
function momentOf(level: Level, life: PurchaseLife, now: number): number | undefined {
  if ("usedShare" in level) return untilUsed(level.usedShare, life) <= 0 ? now : undefined;
  const at = endOf(life) - level.leftMs;
  return at <= (life.endedAt ?? now) && at > (life.activatedAt ?? Infinity) ? at : undefined;
}

/** Megabytes until this share is used. */
function untilUsed(share: number, { purchase, usedMb }: PurchaseLife): number {
  return purchase.unlimited ? Infinity : purchase.amountMb * share - usedMb;
}

function endOf({ expiresAt }: PurchaseLife): number {
  return expiresAt ?? Infinity;
}
