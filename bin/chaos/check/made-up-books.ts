import type { Books } from "./books.ts";
import { AT, ledgerOf, sha256 } from "./made-up-ledger.ts";
import { viewOf, type View } from "./view.ts";

type Deep<T> = T extends readonly (infer Item)[]
  ? Deep<Item>[]
  : T extends Date | ((...args: never[]) => unknown)
    ? T
    : T extends object
      ? { -readonly [Key in keyof T]: Deep<T[Key]> }
      : T;
/** Books that a test may scribble in. */
export type Draft = Deep<Books>;

const EMAIL = "canary-0@buyers.test";
const ICCID = "8997000000000000001";
const mailId = (key: string): string => `<${sha256(key).slice(0, 32)}@landfall.test>`;

const line = (id: string, status: string): Draft["shop"]["lines"][number] => ({
  id,
  order_id: "o1",
  kind: "ESIM",
  status,
  supplier_package_id: "p1",
  quantity: 1,
  unit_price_minor: 1_000,
  discount_minor: 100,
  unit_cost_minor: 600,
  cost_currency: "USD",
  currency: "EUR",
  topup_esim_id: null,
});

function shop(): Draft["shop"] {
  return {
    orders: [
      {
        id: "o1",
        number: "LF-1",
        status: "COMPLETED",
        email: EMAIL,
        total_minor: 1_800,
        currency: "EUR",
        promo_code: null,
      },
    ],
    lines: [line("l1", "DELIVERED"), line("l2", "REFUNDED")],
    payments: [
      {
        id: "y1",
        order_id: "o1",
        session_id: "cs_1",
        payment_intent_id: "pi_1",
        presence: null,
        status: "PAID",
        amount_minor: 1_800,
        refunded_minor: 900,
        currency: "EUR",
      },
    ],
    refunds: [
      {
        id: "r1",
        payment_id: "y1",
        order_line_id: "l2",
        kind: "AUTOMATIC",
        amount_minor: 900,
        status: "SUCCEEDED",
        stripe_refund_id: "re_1",
      },
    ],
    attempts: [
      {
        id: "a1",
        line_id: "l1",
        number: 1,
        reference: "l1-1",
        outcome: "SUCCEEDED",
        supplier_order_id: "71",
        charged_minor: 600,
        charged_currency: "USD",
      },
    ],
    claims: [],
    esims: [{ id: "e1", order_line_id: "l1", iccid_hash: `hash of ${ICCID}`, iccid_last4: "0001" }],
    events: ledgerOf([
      { type: "created" },
      { type: "paid" },
      { type: "ordering", line: "l1" },
      { type: "delivered", line: "l1" },
      { type: "refund_requested", line: "l2" },
      { type: "refunded", line: "l2" },
    ]),
    mails: ["delivered:l1", "refunded:r1"].map((key) => ({
      key,
      template: key.startsWith("delivered") ? "esimDelivered" : "orderRefunded",
      recipient: EMAIL,
      status: "SENT",
      attempts: 1,
      order_id: "o1",
    })),
    paymentEvents: [
      { id: "evt_1", type: "checkout.session.completed", object_id: "cs_1", outcome: "queued" },
    ],
    deadJobs: [],
  };
}

function payments(): Draft["payments"] {
  const paid = { currency: "eur", payment_intent: "pi_1" };
  return {
    sessions: [
      {
        id: "cs_1",
        status: "complete",
        payment_status: "paid",
        amount_total: 1_800,
        client_reference_id: "y1",
        ...paid,
      },
    ],
    charges: [
      {
        ...{ id: "ch_1", status: "succeeded", amount_captured: 1_800, amount_refunded: 900 },
        metadata: {},
        ...paid,
      },
    ],
    refunds: [{ id: "re_1", status: "succeeded", amount: 900, charge: "ch_1", ...paid }],
    disputes: [],
    fraud_warnings: [],
    deliveries: [
      { eventId: "evt_1", eventType: "checkout.session.completed", state: "delivered", fault: null },
    ],
  };
}

/** Small books in which every promise is kept: an order of two lines, one delivered and one paid back. */
export function goodBooks(): Draft {
  return {
    shop: shop(),
    payments: payments(),
    supplier: {
      orders: [
        {
          id: 71,
          createdAt: AT.toISOString(),
          type: "sim",
          package: { id: "p1" },
          quantity: 1,
          description: "l1-1",
          iccids: [ICCID],
        },
      ],
      amountCents: 9_400,
      moves: [
        { kind: "deposit", amountCents: 10_000, balanceCents: 10_000, subject: null },
        { kind: "order", amountCents: -600, balanceCents: 9_400, subject: { orderId: 71 } },
      ],
    },
    mails: ["delivered:l1", "refunded:r1"].map((key) => ({
      to: EMAIL,
      subject: key,
      messageId: mailId(key),
    })),
    logs: [{ file: "web1.log", text: "all is well" }],
    losses: { events: new Set(), mails: new Map(), deliveries: new Map(), restoredAt: [] },
    testimonies: [
      {
        index: 0,
        email: EMAIL,
        sales: [{ session: "cs_1", page: "k1", shown: { minor: 1_800, currency: "EUR" } }],
        paid: ["cs_1"],
        complaints: [],
        refusals: [],
      },
    ],
    hashOf: (iccid) => `hash of ${iccid}`,
    secrets: ["a secret of the shop"],
  };
}

/** The same order paid with a kept card, without a page. */
export function paidWithCard({ shop, payments, testimonies }: Draft): void {
  payments.sessions = [];
  for (const charge of payments.charges) charge.metadata = { payment_id: "y1" };
  for (const payment of shop.payments) Object.assign(payment, { presence: "buyer", session_id: null });
  for (const event of shop.paymentEvents)
    Object.assign(event, { type: "payment_intent.succeeded", object_id: "pi_1" });
  for (const { sales, paid } of testimonies) {
    for (const sale of sales) sale.session = "pi_1";
    paid.splice(0, paid.length, "pi_1");
  }
}

/** The same books after somebody has scribbled in them, laid side by side. */
export function scribbled(scribble: (books: Draft) => void): View {
  const books = goodBooks();
  scribble(books);
  return viewOf(books);
}
