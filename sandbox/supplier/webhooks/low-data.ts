import { alarm } from "../../kernel/alarm.ts";
import type { Collection } from "../../kernel/store.ts";
import { openWaker } from "../../kernel/waker.ts";
import { steadyMbPerHour, type Sim } from "../sims.ts";
import type { Supplier } from "../supplier.ts";
import { nextMoment, reachedLevels, type ReachedLevel } from "./low-data-levels.ts";
import { sendMail } from "./mail.ts";
import { lowDataPayload } from "./payloads.ts";

/** Watches every eSIM that was sold, whatever brings it to a level: its phone, or the clock. */
export function watchLowData(supplier: Supplier): { stop(): void } {
  const { world, sims } = supplier;
  const { clock, store } = world;
  const nextAt = new Map<string, number>();
  const changed = new Set<string>();
  const waker = openWaker();

  function check(iccids: Iterable<string>): void {
    const now = clock.now().getTime();
    for (const iccid of iccids) {
      const sim = sims.find(iccid);
      if (!sim) continue;
      // A leap of the clock passes every moment on its way, so that each level is told as it was then.
      let passed = nextAt.get(iccid);
      while (passed !== undefined && passed < now) passed = tellNews(supplier, sim, passed);
      const next = tellNews(supplier, sim, now);
      if (next === undefined) nextAt.delete(iccid);
      else nextAt.set(iccid, next);
    }
  }
  const earliest = (): number | undefined =>
    nextAt.size === 0 ? undefined : [...nextAt.values()].reduce((a, b) => Math.min(a, b));
  const timer = alarm(clock, earliest, () => {
    const now = clock.now().getTime();
    check([...nextAt].filter(([, at]) => at <= now).map(([iccid]) => iccid));
  });

  waker.onWake(() => {
    if (!world.isOpen) return;
    check(changed);
    changed.clear();
    timer.reset();
  });
  sims.onChange((iccid) => {
    changed.add(iccid);
    waker.wake();
  });
  store.onReset(() => nextAt.clear());
  check(sims.list().map(({ iccid }) => iccid));
  timer.reset();
  return timer;
}

/** Tells each level once; returns when to look again. A level that nobody wanted to know of is past all the same. */
function tellNews(supplier: Supplier, sim: Sim, now: number): number | undefined {
  const { store } = supplier.world;
  const levels: Collection<string[]> = store.collection("supplier.low-data-levels");
  const life = supplier.sims.life(sim, now);
  store.transaction(() => {
    for (const reached of reachedLevels(life, now)) {
      const key = String(reached.purchaseId);
      const known = levels.get(key) ?? [];
      if (known.includes(reached.level)) continue;
      levels.put(key, [...known, reached.level]);
      tell(supplier, sim, reached);
    }
  });
  return nextMoment(life, steadyMbPerHour(sim), now);
}

function tell(supplier: Supplier, sim: Sim, { level, purchaseId, at }: ReachedLevel): void {
  const bought = sim.purchases.find(({ id }) => id === purchaseId);
  const then = supplier.sims.life(sim, at).purchases.find(({ purchase }) => purchase.id === purchaseId);
  if (!bought || !then) return;
  const payload = lowDataPayload({
    level,
    packageId: bought.package.id,
    remainingPercent: bought.unlimited ? 100 : Math.round((then.remainingMb / bought.amountMb) * 100),
    iccid: sim.iccid,
  });
  const byWebhook = supplier.optIns.get("webhook_low_data");
  const packageId = bought.package.id;
  if (byWebhook)
    supplier.webhooks.send({ eventType: "low_data", url: byWebhook.contactPoint, payload, packageId });
  const byMail = supplier.optIns.get("email_low_data");
  if (byMail) sendMail(supplier, byMail, payload);
}
