import { createHash } from "node:crypto";
import { groupBy, type View } from "../view.ts";

/** How a pay page stands, in the shop's word for it. */
function wordsFor(session: View["sessions"][number]): readonly string[] {
  if (session.isPaid) return ["PAID", "SURPLUS"];
  if (session.status === "complete") return ["FAILED", "EXPIRED"];
  return session.status === "expired" ? ["EXPIRED"] : ["OPEN"];
}

const FATE: Readonly<Record<string, string>> = {
  succeeded: "SUCCEEDED",
  pending: "PENDING",
  failed: "FAILED",
};

/** Refunds about which the provider and the shop say different things, whoever was to tell the shop of them. */
function untoldRefunds({ refunds }: View["books"]["payments"], shop: View["books"]["shop"]): string[] {
  const known = new Map(shop.refunds.map((refund) => [refund.stripe_refund_id, refund]));
  return refunds.flatMap(({ id, status }) => {
    const ours = known.get(id);
    // One that failed may have been tried again under another name since.
    if (!ours) return status === "failed" ? [] : [`refund ${id} is unknown to the shop`];
    const isSame = ours.status === FATE[status ?? ""] || ours.status === "SUPERSEDED";
    return isSame ? [] : [`refund ${id} is ${status ?? "nothing"}, the shop says ${ours.status}`];
  });
}

/** Of what the shop has to do something; of all else it only takes note. */
const ACTED_ON = /^(checkout\.session\.|refund\.|charge\.refund\.updated$|charge\.dispute\.)/;

/** Events of which the shop has more to say than Stripe: nobody sent them, or not so often. */
function madeUpEvents({ payments, shop }: View["books"]): string[] {
  const sent = new Set(payments.deliveries.map(({ eventId }) => eventId));
  return [...groupBy(shop.paymentEvents, ({ id }) => id)].flatMap(([id, rows]) => [
    ...(sent.has(id) ? [] : [`event ${id} is none of Stripe's`]),
    ...(rows.length > 1 ? [`event ${id} is recorded ${rows.length} times`] : []),
  ]);
}

/**
 * I8: an event that was acknowledged is recorded, and was acted on if it tells of something of ours; what the others would
 * have told is known all the same.
 */
export function everyEventCounts({ sessions, books }: View): string[] {
  const { payments, shop } = books;
  const recorded = new Set(shop.paymentEvents.map(({ id }) => id));
  const misjudged = shop.paymentEvents.filter(
    ({ type, outcome }) => outcome !== (ACTED_ON.test(type) ? "queued" : "ignored"),
  );
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
    ...madeUpEvents(books),
    ...misjudged.map(({ id, type, outcome }) => `event ${id} (${type}) was ${outcome}`),
    ...unknown,
    ...untoldRefunds(payments, shop),
  ];
}

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
  const { mails, shop } = view.books;
  const byId = groupBy(mails, ({ messageId }) => /<?([0-9a-f]{32})@/.exec(messageId)?.[1] ?? messageId);
  const copies = [...byId.values()].reduce((total, same) => total + same.length - 1, 0);
  const owed = [...owedMails(view)].flatMap(([key, buyer]) => {
    const arrived = byId.get(messageIdOf(key)) ?? [];
    if (arrived.length === 0) return [`${key}: no mail tells of it`];
    return arrived.filter(({ to }) => to !== buyer).map(() => `${key}: the mail went to somebody else`);
  });
  const written = new Map(shop.mails.map((mail) => [messageIdOf(mail.key), mail]));
  const uncounted = [...byId].flatMap(([id, same]) => {
    const mail = written.get(id);
    // What is sent on the spot, such as a link to sign in with, has a name of another form.
    if (!mail) return /^[0-9a-f]{32}$/.test(id) ? [`mail ${id} is in no book`] : [];
    return same.length > mail.attempts
      ? [`${mail.key} arrived ${same.length} times in ${mail.attempts} tries`]
      : [];
  });
  const found = [...owed, ...uncounted];
  return copies > mailsTwice ? [...found, `${copies} mails came again, ${mailsTwice} might have`] : found;
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
