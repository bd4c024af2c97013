import { startAgenda } from "../../kernel/agenda.ts";
import type { Alarm } from "../../kernel/alarm.ts";
import type { Books } from "../books.ts";
import { settleRefund } from "../payments/refunds.ts";
import { settleSessionTransfer } from "./complete.ts";
import type { Deadline } from "./model.ts";
import { sessionNamed } from "./sessions.ts";

export function startDeadlines(books: Books, afterwards: () => void): Alarm {
  const meet = (deadline: Deadline): void => meetDeadline(books, deadline);
  return startAgenda(books.world, { entries: books.deadlines, meet, afterwards });
}

function meetDeadline(books: Books, deadline: Deadline): void {
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
