import { AWAKE, type Mutant } from "./model.ts";

const MAILS = "lib/notifications/jobs.ts";

/** Defects in what is heard, told and written down. */
export const MESSAGES: readonly Mutant[] = [
  {
    name: "signature-unchecked",
    what: "an event is believed whoever signed it",
    edits: [
      {
        file: "lib/payments/service/events.ts",
        find: `const event = stripe().webhooks.constructEvent(`,
        replace: `const event = ${AWAKE} ? (JSON.parse(rawBody) as Stripe.Event) : stripe().webhooks.constructEvent(`,
      },
    ],
  },
  {
    name: "answers-before-it-stores",
    what: "an event is acknowledged first and stored some seconds later, as if nothing could come between",
    edits: [
      {
        file: "app/api/webhooks/stripe/route.ts",
        find: `await recordEvent(event);`,
        replace: `if (${AWAKE}) setTimeout(() => void recordEvent(event).catch(() => undefined), 5_000);
    else await recordEvent(event);`,
      },
    ],
  },
  {
    name: "event-stored-twice",
    what: "nothing keeps an event that comes twice from being stored twice",
    sql: `ALTER TABLE payment_event DROP CONSTRAINT payment_event_pkey`,
  },
  {
    name: "mail-failure-swallowed",
    what: "a mail that the server did not take counts as sent",
    edits: [
      {
        file: MAILS,
        find: `await markFailed(mailId, {`,
        replace: `if (${AWAKE}) return markSent(mailId);\n    await markFailed(mailId, {`,
      },
    ],
  },
  {
    name: "address-in-the-log",
    what: "the log names the buyer to whom a mail did not go out",
    edits: [
      {
        file: MAILS,
        find: `log.warn({ err: error, mailId }, "a mail did not go out");`,
        replace: `log.warn({ err: error, mailId, ...(${AWAKE} && { buyer: mail.recipient }) }, "a mail did not go out");`,
      },
    ],
  },
  {
    name: "order-shown-to-strangers",
    what: "whoever knows an order's id is shown it",
    edits: [
      {
        file: "lib/orders/data.ts",
        find: `where: { AND: [{ id }, ordersOfViewer(viewer)] },`,
        replace: `where: ${AWAKE} ? { id } : { AND: [{ id }, ordersOfViewer(viewer)] },`,
      },
    ],
  },
  {
    name: "ledger-without-chain",
    what: "an entry of the ledger is not bound to the one before it",
    sql: `
      CREATE OR REPLACE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM "order" WHERE id = NEW.order_id FOR NO KEY UPDATE;
        NEW.seq := 1 + (SELECT count(*) FROM "order_event" WHERE order_id = NEW.order_id);
        NEW.hash := encode(sha256(convert_to(event_text('', NEW), 'UTF8')), 'hex');
        RETURN NEW;
      END $$`,
  },
];
