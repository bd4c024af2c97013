import { createHash } from "node:crypto";
import { groupBy, type View } from "../view.ts";

/** How a pay page stands, in the shop's word for it. */
function wordsFor(session: View["sessions"][number]): readonly string[] {
  if (session.isPaid) return ["PAID", "SURPLUS"];
  if (session.status === "complete") return ["FAILED", "EXPIRED"];
  return session.status === "expired" ? ["EXPIRED"] : ["OPEN"];
}

/** I8: an event that was acknowledged is recorded; what the others would have told is known all the same. */
export function everyEventCounts({ sessions, books: { payments, shop } }: View): string[] {
  const recorded = new Set(shop.paymentEvents.map(({ id }) => id));
  const forgotten = payments.deliveries.filter(
    ({ state, eventId }) => state === "delivered" && !recorded.has(eventId),
  );
  const unknown = sessions.flatMap((session) => {
    const words = wordsFor(session);
    const wrong = session.payments.filter(({ status }) => !words.includes(status));
    return wrong.map(
      ({ id, status }) => `session ${session.id} is ${words.join(" or ")}, payment ${id} says ${status}`,
    );
  });
  return [
    ...forgotten.map(({ eventId, eventType }) => `event ${eventId} (${eventType}) was taken and forgotten`),
    ...unknown,
  ];
}

function messageIdOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 32);
}

/** How often a mail may have arrived twice: each time its fate was unknown to the shop. */
export interface Excuses {
  readonly mailsTwice: number;
}

/** I9: one mail for each delivery, to its buyer; another copy of it only where nobody could know of the first one. */
export function mailedOnce({ lines, books: { mails } }: View, { mailsTwice }: Excuses): string[] {
  const byId = groupBy(mails, ({ messageId }) => /<?([0-9a-f]{32})@/.exec(messageId)?.[1] ?? messageId);
  const copies = [...byId.values()].reduce((total, same) => total + same.length - 1, 0);
  const wrong = lines
    .filter(({ status }) => status === "DELIVERED")
    .flatMap(({ id, order }) => {
      const arrived = byId.get(messageIdOf(`delivered:${id}`)) ?? [];
      if (arrived.length === 0) return [`line ${id} is delivered, and no mail tells of it`];
      const strangers = arrived.filter(({ to }) => to !== order.email);
      return strangers.map(() => `the mail about line ${id} went to somebody else`);
    });
  return copies > mailsTwice ? [...wrong, `${copies} mails came again, ${mailsTwice} might have`] : wrong;
}

/** Said by the queue of the jobs of a process that is gone; nobody was left to log them. */
const isOfDeadProcess = (output: unknown): boolean => /heartbeat timeout/.test(JSON.stringify(output));

/** I12: a job that was given up by a living process has left a word in the log. */
export function noSilentFailure({ books: { shop, logs } }: View): string[] {
  return shop.deadJobs
    .filter(({ output }) => !isOfDeadProcess(output))
    .filter(({ id }) => !logs.some(({ text }) => text.includes(id)))
    .map(({ id, name }) => `job ${id} (${name}) failed without a word`);
}

/** I15: no log names a buyer, an eSIM or a secret. */
export function logsAreClean({ books: { logs, secrets, supplier, testimonies } }: View): string[] {
  const canaries = [
    ...secrets,
    ...testimonies.map(({ email }) => email),
    ...supplier.orders.flatMap(({ iccids }) => iccids),
  ];
  return logs.flatMap(({ file, text }) => {
    const found = canaries.filter((canary) => text.includes(canary));
    const codes = /LPA:1\$/.test(text) ? ["an activation code"] : [];
    return [
      ...found.map((canary) => `${file} holds “${canary.slice(0, 12)}…”`),
      ...codes.map((code) => `${file} holds ${code}`),
    ];
  });
}
