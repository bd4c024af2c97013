import { WEBHOOK_FAULTS } from "./faults.ts";
import type { Collection } from "./store.ts";
import type { World } from "./world.ts";

type Attempt = { at: string; status: number | null; error: string | null; tookMs: number };

/** One HTTP push to a listener outside, from its first attempt to its last. */
export type Push = {
  id: string;
  state: "pending" | "delivered" | "failed" | "dropped";
  /** Milliseconds of the sandbox clock. */
  createdAt: number;
  dueAt: number;
  attempts: Attempt[];
  /** The second copy of a duplicated push: it does not count as another acknowledgement. */
  isCopy: boolean;
  fault: string | null;
};

export type Outbox<P extends Push> = { pending: Collection<P>; finished: Collection<P> };

type Posting<P extends Push> = {
  /** What fault rules call it: "stripe.webhook.charge.succeeded". */
  operation: string;
  /** Where a rule's `contains` looks. */
  text: string;
  /** The package it tells about, for rules of one package. */
  packageId?: string;
  /** Held back by this long even without a fault. */
  waitMs: number;
  /** Makes the push, and its copy should a fault ask for one, out of what all pushes share. */
  make(shared: Omit<Push, "id">): P;
};

/** Puts a push where the courier finds it, unless a fault drops it; a fault may also copy it, hold it back or spoil it. */
export function post<P extends Push>(world: World, outbox: Outbox<P>, posting: Posting<P>): P[] {
  const { operation, text, packageId, waitMs } = posting;
  const nowMs = world.clock.now().getTime();
  const fault = world.faults.take(operation, {
    kinds: WEBHOOK_FAULTS,
    text,
    packageIds: packageId === undefined ? [] : [packageId],
  });
  const delayMs = fault?.kind === "webhook_delay" ? (fault.delayMs ?? 30_000) : 0;
  const shared: Omit<Push, "id"> = {
    state: "pending",
    createdAt: nowMs,
    dueAt: nowMs + delayMs + waitMs,
    attempts: [],
    isCopy: false,
    fault: fault?.kind ?? null,
  };
  if (fault?.kind === "webhook_drop") {
    const dropped = posting.make({ ...shared, state: "dropped" });
    outbox.finished.put(dropped.id, dropped);
    return [];
  }
  const pushes = [posting.make(shared)];
  if (fault?.kind === "webhook_duplicate")
    pushes.push(posting.make({ ...shared, isCopy: true, dueAt: shared.dueAt + (fault.delayMs ?? 0) }));
  for (const push of pushes) outbox.pending.put(push.id, push);
  return pushes;
}

/** Whether this attempt is the one to carry a wrong signature; those after it are right again. */
export function isSpoilt(push: Push): boolean {
  return push.fault === "webhook_bad_signature" && push.attempts.length === 0;
}

/** Newest first, those still on their way before all others. */
export function pushList<P extends Push>(outbox: Outbox<P>, limit: number): object[] {
  const newestFirst = [...outbox.finished.values().slice(-limit), ...outbox.pending.values()].reverse();
  return newestFirst.slice(0, limit).map((push) => ({
    ...push,
    createdAt: new Date(push.createdAt).toISOString(),
    dueAt: new Date(push.dueAt).toISOString(),
  }));
}
