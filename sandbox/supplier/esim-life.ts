/**
 * The whole life of one eSIM as a pure function of what was bought for it, what its phone did, and the time.
 * Nothing is ever stored about a state, so moving the clock is enough to make a week pass.
 */
export type Purchase = {
  id: number;
  at: number;
  amountMb: number;
  days: number;
  unlimited: boolean;
  minutes: number;
  texts: number;
  startsAt: "first-usage" | "installation";
};

export type PhoneEvent =
  | { kind: "install"; at: number }
  | { kind: "attach"; at: number }
  | { kind: "recycle"; at: number }
  | { kind: "use"; at: number; mb: number; minutes: number; texts: number }
  | { kind: "profile"; at: number; mbPerHour: number };

type PurchaseStatus = "not_active" | "active" | "finished" | "expired";

export type PurchaseLife = {
  purchase: Purchase;
  status: PurchaseStatus;
  remainingMb: number;
  usedMb: number;
  remainingMinutes: number;
  remainingTexts: number;
  activatedAt: number | null;
  expiresAt: number | null;
  /** When it was used up or ran out of time. */
  endedAt: number | null;
};

type EsimStatus = "NOT_ACTIVE" | "ACTIVE" | "FINISHED" | "EXPIRED" | "RECYCLED";

export type EsimLife = {
  status: EsimStatus;
  installedAt: number | null;
  attachedAt: number | null;
  recycledAt: number | null;
  purchases: PurchaseLife[];
};

type RecycleRules = { unusedMs: number; endedMs: number };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

type Run = {
  at: number;
  installedAt: number | null;
  attachedAt: number | null;
  mbPerMs: number;
  takenBackAt: number | null;
  purchases: PurchaseLife[];
};

export function lifeOf(
  { purchases, events }: { purchases: Purchase[]; events: PhoneEvent[] },
  now: number,
  rules: RecycleRules,
): EsimLife {
  const run: Run = {
    at: 0,
    installedAt: null,
    attachedAt: null,
    mbPerMs: 0,
    takenBackAt: null,
    purchases: [],
  };
  const steps = [
    ...purchases.map((purchase) => ({ kind: "buy" as const, at: purchase.at, purchase })),
    ...events,
  ].sort((a, b) => a.at - b.at);

  for (const step of steps) {
    // The clock can be set back; what lies ahead of it has not happened yet.
    if (step.at > now) break;
    advance(run, step.at);
    if (recycledAt(run, step.at, rules) !== null) break;
    if (step.kind === "buy") run.purchases.push(untouched(step.purchase));
    else if (step.kind === "install") run.installedAt ??= step.at;
    else if (step.kind === "attach") run.attachedAt ??= step.at;
    else if (step.kind === "recycle") run.takenBackAt = step.at;
    else if (step.kind === "profile") run.mbPerMs = step.mbPerHour / HOUR_MS;
    else spend(run, step);
  }
  advance(run, now);

  const recycled = recycledAt(run, now, rules);
  return {
    status: recycled === null ? statusOf(run.purchases) : "RECYCLED",
    installedAt: run.installedAt,
    attachedAt: run.attachedAt,
    recycledAt: recycled,
    purchases: run.purchases,
  };
}

function untouched(purchase: Purchase): PurchaseLife {
  return {
    purchase,
    status: "not_active",
    remainingMb: purchase.amountMb,
    usedMb: 0,
    remainingMinutes: purchase.minutes,
    remainingTexts: purchase.texts,
    activatedAt: null,
    expiresAt: null,
    endedAt: null,
  };
}

/** Lets time pass: packages end, the next in the queue starts, the phone's steady use goes on. */
function advance(run: Run, until: number): void {
  for (;;) {
    const current = currentPackage(run);
    if (!current || current.expiresAt === null) break;
    const usedUpAt = usedUpTime(run, current);
    const endsAt = Math.min(usedUpAt, current.expiresAt);
    if (endsAt > until) {
      consume(current, steadyUse(run, until));
      break;
    }
    consume(current, steadyUse(run, endsAt));
    end(current, usedUpAt <= current.expiresAt ? "finished" : "expired", endsAt);
    run.at = endsAt;
  }
  run.at = Math.max(run.at, until);
}

/** The active package, or the next in the queue once its moment has come. */
function currentPackage(run: Run): PurchaseLife | undefined {
  const active = run.purchases.find((life) => life.status === "active");
  if (active) return active;
  const next = run.purchases.find((life) => life.status === "not_active");
  const trigger = next?.purchase.startsAt === "installation" ? run.installedAt : run.attachedAt;
  if (!next || trigger === null) return undefined;
  next.status = "active";
  next.activatedAt = Math.max(run.at, trigger);
  next.expiresAt = next.activatedAt + next.purchase.days * DAY_MS;
  return next;
}

function usedUpTime(run: Run, life: PurchaseLife): number {
  if (life.purchase.unlimited || run.attachedAt === null || run.mbPerMs <= 0) return Infinity;
  return run.at + life.remainingMb / run.mbPerMs;
}

function steadyUse(run: Run, until: number): number {
  return run.attachedAt === null ? 0 : run.mbPerMs * Math.max(0, until - run.at);
}

function consume(life: PurchaseLife, mb: number): void {
  life.usedMb += mb;
  if (!life.purchase.unlimited) life.remainingMb = Math.max(0, life.remainingMb - mb);
}

function end(life: PurchaseLife, status: "finished" | "expired", at: number): void {
  life.status = status;
  life.endedAt = at;
  if (status === "finished") life.remainingMb = 0;
}

/** A burst of use; what one package cannot carry goes to the next, and past the last one there is no network. */
function spend(run: Run, use: { mb: number; minutes: number; texts: number }): void {
  const first = currentPackage(run);
  if (!first) return;
  first.remainingMinutes = Math.max(0, first.remainingMinutes - use.minutes);
  first.remainingTexts = Math.max(0, first.remainingTexts - use.texts);
  let left = use.mb;
  for (let life: PurchaseLife | undefined = first; life && left > 0; life = currentPackage(run)) {
    const taken = life.purchase.unlimited ? left : Math.min(left, life.remainingMb);
    consume(life, taken);
    left -= taken;
    if (!life.purchase.unlimited && life.remainingMb <= 0) end(life, "finished", run.at);
  }
}

function statusOf(purchases: PurchaseLife[]): EsimStatus {
  if (purchases.some((life) => life.status === "active")) return "ACTIVE";
  const last = purchases.filter((life) => life.endedAt !== null).at(-1);
  if (!last) return "NOT_ACTIVE";
  return last.status === "finished" ? "FINISHED" : "EXPIRED";
}

/** When the operator took the profile back: by hand, never installed in its window, or left without a package for long. */
function recycledAt(run: Run, now: number, rules: RecycleRules): number | null {
  if (run.takenBackAt !== null) return run.takenBackAt;
  const boughtAt = run.purchases.at(-1)?.purchase.at;
  if (boughtAt === undefined) return null;
  if (run.installedAt === null) return past(boughtAt + rules.unusedMs, now);
  if (run.purchases.some((life) => life.endedAt === null)) return null;
  const lastEnd = Math.max(...run.purchases.map((life) => life.endedAt ?? 0));
  return past(lastEnd + rules.endedMs, now);
}

function past(moment: number, now: number): number | null {
  return moment <= now ? moment : null;
}
