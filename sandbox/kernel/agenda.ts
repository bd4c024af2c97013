import { alarm, earliest, type Alarm } from "./alarm.ts";
import type { Collection } from "./store.ts";
import type { World } from "./world.ts";

export type AgendaEntry = { id: string; dueAt: number };

type AgendaRules<T extends AgendaEntry> = {
  entries: Collection<T>;
  /** Runs in one transaction with the entry's removal, so that what was due happens once. */
  meet(entry: T): void;
  afterwards?(): void;
};

/**
 * What happens without anybody asking, as soon as the clock, running or moved, gets there; a restart forgets nothing.
 * To be reset after entries were written.
 */
export function startAgenda<T extends AgendaEntry>(world: World, rules: AgendaRules<T>): Alarm {
  const { clock, store } = world;
  const { entries } = rules;

  function meetDue(): void {
    const now = clock.now().getTime();
    const due = entries.values().filter((entry) => entry.dueAt <= now);
    due.sort((a, b) => a.dueAt - b.dueAt);
    for (const entry of due) {
      store.transaction(() => {
        // One that was met before may have taken it off, or put it off.
        if (entries.get(entry.id) !== entry) return;
        entries.delete(entry.id);
        rules.meet(entry);
      });
    }
    rules.afterwards?.();
  }
  return alarm(clock, () => earliest(entries.values()), meetDue);
}
