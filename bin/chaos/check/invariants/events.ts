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

/** Warnings of fraud of which the ledger of their order does not tell once. */
function untoldWarnings({ sessions, books: { payments, shop } }: View): string[] {
  const entries = shop.events.filter(({ type }) => type === "fraud_warned");
  return payments.fraud_warnings.flatMap(({ id, charge }) => {
    const session = sessions.find(({ charges }) => charges.some((one) => one.id === charge));
    const orderId = session?.payments[0]?.order_id;
    const told = entries.filter(({ data }) => data["warning"] === id);
    const isRight = told.length === 1 && told[0]?.order_id === orderId;
    return isRight ? [] : [`warning ${id} is told ${told.length} times, or not in its order`];
  });
}

/** Of what the shop has to do something; of all else it only takes note. */
const ACTED_ON =
  /^(checkout\.session\.|refund\.|charge\.refund\.updated$|charge\.dispute\.|radar\.early_fraud_warning\.)/;

const OF_CHARGE = /^payment_intent\.(succeeded|payment_failed|canceled|processing)$/;

/** Events that were acknowledged and are not written down, other than in books that were lost. */
export function forgottenEvents({ books: { payments, shop, losses } }: View): string[] {
  const recorded = new Set([...shop.paymentEvents.map(({ id }) => id), ...losses.events]);
  return payments.deliveries
    .filter(({ state, eventId }) => state === "delivered" && !recorded.has(eventId))
    .map(({ eventId, eventType }) => `event ${eventId} (${eventType}) was taken and forgotten`);
}

export function repeatedEvents({ books: { shop } }: View): string[] {
  return [...groupBy(shop.paymentEvents, ({ id }) => id)]
    .filter(([, rows]) => rows.length > 1)
    .map(([id, rows]) => `event ${id} is recorded ${rows.length} times`);
}

/** How the ids of the campaign's own forgeries begin. */
export const FORGED = "evt_forged";

/** Forgeries that were believed. */
export function forgedEvents({ books: { shop } }: View): string[] {
  return shop.paymentEvents
    .filter(({ id }) => id.startsWith(FORGED))
    .map(({ id }) => `event ${id} was believed`);
}

/** Charges to kept cards that the shop calls paid and the provider never took. */
function madeUpCharges({ sessions, books: { shop } }: View): string[] {
  const taken = new Set(sessions.flatMap(({ payments }) => payments.map(({ id }) => id)));
  return shop.payments
    .filter(({ id, presence, status }) => presence !== null && status === "PAID" && !taken.has(id))
    .map(({ id }) => `payment ${id} is called paid, nothing was charged for it`);
}

/**
 * I8: an event that was acknowledged is recorded, and was acted on if it tells of something of ours; what the others would
 * have told is known all the same.
 */
export function everyEventCounts(view: View): string[] {
  const { sessions, books } = view;
  const { payments, shop } = books;
  // An event of an intent is acted on where no page tells of it.
  const alone = new Set(shop.payments.flatMap((one) => (one.presence ? (one.payment_intent_id ?? []) : [])));
  const misjudged = shop.paymentEvents.filter(({ type, object_id, outcome }) => {
    if (OF_CHARGE.test(type) && alone.has(object_id)) return outcome !== "queued";
    return outcome !== (ACTED_ON.test(type) ? "queued" : "ignored");
  });
  const unknown = sessions.flatMap((session) => {
    const words = wordsFor(session);
    const wrong = session.payments.filter(({ status }) => !words.includes(status));
    return wrong.map(
      ({ id, status }) => `session ${session.id} is ${words.join(" or ")}, payment ${id} says ${status}`,
    );
  });
  return [
    ...madeUpCharges(view),
    ...forgottenEvents(view),
    ...repeatedEvents(view),
    ...forgedEvents(view),
    ...misjudged.map(({ id, type, outcome }) => `event ${id} (${type}) was ${outcome}`),
    ...unknown,
    ...untoldRefunds(payments, shop),
    ...untoldWarnings(view),
  ];
}
