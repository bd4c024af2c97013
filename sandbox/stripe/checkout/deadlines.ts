import { alarm, type Alarm } from "../alarm.ts";
import type { Books } from "../books.ts";
import { settleRefund } from "../payments/refunds.ts";
import { settleSessionTransfer } from "./complete.ts";
import type { Deadline } from "./model.ts";
import { sessionNamed } from "./sessions.ts";

/** What happens without anybody asking, as soon as the clock, running or moved, gets there. */
export function startDeadlines(books: Books, afterwards: () => void): Alarm {
  const { clock, store } = books.world;
  const nextDueAt = (): number | undefined => {
    const times = books.deadlines.values().map((deadline) => deadline.dueAt);
    return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
  };

  function meetDue(): void {
    const now = clock.now().getTime();
    const due = books.deadlines.values().filter((deadline) => deadline.dueAt <= now);
    due.sort((a, b) => a.dueAt - b.dueAt);
    for (const deadline of due) store.transaction(() => meet(books, deadline));
    afterwards();
  }
  return alarm(clock, nextDueAt, meetDue);
}

function meet(books: Books, deadline: Deadline): void {
  books.deadlines.delete(deadline.id);
  switch (deadline.what) {
    case "expire-session":
      sessionNamed(books, deadline.id);
      return;
    case "settle-transfer":
      settleSessionTransfer(books, deadline.id, books.settings.read().bankTransfersSucceed);
      return;
    case "settle-refund":
      settleRefund(books, deadline.id);
  }
}
