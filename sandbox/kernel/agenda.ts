import { alarm, earliest } from "./alarm.ts";
import type { Collection } from "./store.ts";
import type { World } from "./world.ts";

type Entry = { id: string; dueAt: number };

type AgendaRules<T extends Entry> = {
  entries: Collection<T>;
  /** Runs in one transaction with the entry's removal, so that what was due happens once. */
  meet(entry: T): void;
  afterwards?(): void;
};

export type Agenda<T extends Entry> = {
  add(entry: T): void;
  cancel(id: string): void;
  /** To be called after entries were written without this agenda. */
  reset(): void;
  stop(): void;
};

/** What happens without anybody asking, as soon as the clock, running or moved, gets there; a restart forgets nothing. */
export function startAgenda<T extends Entry>(world: World, rules: AgendaRules<T>): Agenda<T> {
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
  const timer = alarm(clock, () => earliest(entries.values()), meetDue);

  return {
    add(entry) {
      entries.put(entry.id, entry);
      timer.reset();
    },
    cancel(id) {
      entries.delete(id);
      timer.reset();
    },
    reset: () => timer.reset(),
    stop: () => timer.stop(),
  };
}
