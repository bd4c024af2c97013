import { createHash } from "node:crypto";
import { groupBy, sum, type View } from "../view.ts";

function messageIdOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 32);
}

/** The mails that an order owes its buyer, by the name under which the shop sends each of them once. */
function owedMails({ lines, books: { shop } }: View): Map<string, string> {
  const buyers = new Map(shop.orders.map(({ id, email }) => [id, email]));
  const orderOf = new Map(shop.payments.map(({ id, order_id }) => [id, order_id]));
  const delivered = lines.filter(({ status }) => status === "DELIVERED");
  const returned = shop.refunds.filter(({ status, kind }) => status === "SUCCEEDED" && kind !== "DISPUTE");
  return new Map([
    ...delivered.map(({ id, order }) => [`delivered:${id}`, order.email] as const),
    ...returned.map(
      ({ id, payment_id }) => [`refunded:${id}`, buyers.get(orderOf.get(payment_id) ?? "") ?? ""] as const,
    ),
  ]);
}

/**
 * I9: one mail for each delivery and for each sum that went back, to its buyer. A copy of it comes only of a try that the
 * shop counted, and of no more of those than had an unknown end (`mailsTwice`); no mail arrives that the shop has not written down.
 */
export function mailedOnce(view: View, mailsTwice: number): string[] {
  const { mails, shop, losses } = view.books;
  const byId = groupBy(mails, ({ messageId }) => /<?([0-9a-f]{32})@/.exec(messageId)?.[1] ?? messageId);
  const copies = [...byId.values()].reduce((total, same) => total + same.length - 1, 0);
  const owed = [...owedMails(view)].flatMap(([key, buyer]) => {
    const arrived = byId.get(messageIdOf(key)) ?? [];
    if (arrived.length === 0) return [`${key}: no mail tells of it`];
    return arrived.filter(({ to }) => to !== buyer).map(() => `${key}: the mail went to somebody else`);
  });
  const tries = new Map(losses.mails);
  for (const { key, attempts } of shop.mails) tries.set(key, (tries.get(key) ?? 0) + attempts);
  const written = new Map([...tries].map(([key, times]) => [messageIdOf(key), { key, times }]));
  const uncounted = [...byId].flatMap(([id, same]) => {
    const mail = written.get(id);
    // What is sent on the spot, such as a link to sign in with, has a name of another form.
    if (!mail) return /^[0-9a-f]{32}$/.test(id) ? [`mail ${id} is in no book`] : [];
    return same.length > mail.times
      ? [`${mail.key} arrived ${same.length} times in ${mail.times} tries`]
      : [];
  });
  const found = [...owed, ...uncounted];
  // A book that lost its mails has them sent once more.
  const most = mailsTwice + sum([...losses.mails], ([, times]) => times);
  return copies > most ? [...found, `${copies} mails came again, ${most} might have`] : found;
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
