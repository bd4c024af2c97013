import { describe, expect, test } from "vitest";
import { violationsIn, type Excuses } from "./judge.ts";
import { type Draft, paidWithCard, scribbled } from "./made-up-books.ts";
import { AT, ledgerOf } from "./made-up-ledger.ts";

function broken(scribble: (books: Draft) => void, excused: Partial<Excuses> = {}): string[] {
  const excuses = { mailsTwice: 0, ordersTwice: 0, ...excused };
  const found = Object.entries(violationsIn(scribbled(scribble), excuses));
  return found.filter(([, problems]) => problems.length > 0).map(([name]) => name);
}

/** The first of a list that is known to hold something. */
function first<Item>([item]: Item[]): Item {
  if (item === undefined) throw new Error("nothing is there");
  return item;
}

test("books in which every promise is kept break none", () => {
  expect(broken(() => undefined)).toEqual([]);
});

test("so do books of an order that was paid with a kept card", () => {
  expect(broken(paidWithCard)).toEqual([]);
});

const withCard = (scribble: (books: Draft) => void) => (books: Draft) => {
  paidWithCard(books);
  scribble(books);
};

test.each([
  ["I1", "a charge without an order", withCard(({ shop }) => (shop.payments = []))],
  [
    "I5",
    "a charge of which too much is kept",
    withCard(({ payments }) => (first(payments.refunds).amount = 899)),
  ],
  ["I8", "a charge that was never made", withCard(({ payments }) => (payments.charges = []))],
  [
    "I8",
    "a charge whose event was ignored",
    withCard(({ shop }) => (first(shop.paymentEvents).outcome = "ignored")),
  ],
  ["I14", "a charge of another sum", withCard(({ shop }) => (first(shop.orders).total_minor = 1_700))],
])("%s is broken by %s", (promise, _what, scribble) => {
  expect(broken(scribble)).toContain(promise);
});

type Case = readonly [promise: string, what: string, scribble: (books: Draft) => void];

const CASES: readonly Case[] = [
  ["I1", "a paid session without an order", ({ shop }) => (shop.payments = [])],
  ["I1", "a paid line that is neither", ({ shop }) => (first(shop.lines).status = "OUTCOME_UNKNOWN")],
  ["I1", "a delivered line that is paid back", ({ shop }) => (first(shop.refunds).order_line_id = "l1")],
  ["I1", "a paid session that expired for the shop", ({ shop }) => (first(shop.payments).status = "EXPIRED")],
  [
    "I2",
    "a second order under the reference of a line",
    ({ supplier }) => supplier.orders.push({ ...first(supplier.orders), id: 72 }),
  ],
  ["I2", "an order that was taken for refused", ({ shop }) => (first(shop.attempts).outcome = "REJECTED")],
  ["I2", "a delivered line without an order", ({ supplier }) => (supplier.orders = [])],
  ["I3", "an eSIM that was sold twice", ({ shop }) => shop.esims.push({ ...first(shop.esims), id: "e2" })],
  ["I3", "an eSIM of somebody else", ({ shop }) => (first(shop.esims).iccid_hash = "another")],
  [
    "I4",
    "an order for a line that nobody paid",
    ({ payments }) => (first(payments.sessions).payment_status = "unpaid"),
  ],
  [
    "I5",
    "more given back than was paid",
    ({ payments }) => payments.refunds.push({ ...first(payments.refunds), id: "re_2", amount: 901 }),
  ],
  ["I5", "a minor unit too much kept", ({ payments }) => (first(payments.refunds).amount = 899)],
  [
    "I5",
    "a refund in Stripe's dashboard that the shop does not know",
    ({ payments }) => payments.refunds.push({ ...first(payments.refunds), id: "re_2", amount: 100 }),
  ],
  ["I6", "a balance that does not add up", ({ supplier }) => (supplier.amountCents -= 1)],
  ["I6", "a cost that is not what was taken", ({ shop }) => (first(shop.attempts).charged_minor = 599)],
  [
    "I6",
    "a cost that is not what was quoted",
    ({ shop }) => {
      first(shop.attempts).charged_minor = null;
      first(shop.lines).unit_cost_minor = 500;
    },
  ],
  [
    "I7",
    "a supplier order that belongs to nobody",
    ({ supplier }) => (first(supplier.orders).description = "unheard of"),
  ],
  [
    "I7",
    "a line that points to a missing order",
    ({ shop }) => (first(shop.attempts).supplier_order_id = "99"),
  ],
  ["I8", "an event that was taken and forgotten", ({ shop }) => (shop.paymentEvents = [])],
  ["I8", "an event twice", ({ shop }) => shop.paymentEvents.push({ ...first(shop.paymentEvents) })],
  ["I8", "a forged event", ({ shop }) => (first(shop.paymentEvents).id = "evt_forged1")],
  ["I8", "an event that was ignored", ({ shop }) => (first(shop.paymentEvents).outcome = "ignored")],
  ["I8", "a refund that failed unheard", ({ payments }) => (first(payments.refunds).status = "failed")],
  [
    "I8",
    "a warning of fraud that nobody wrote down",
    ({ payments }) => payments.fraud_warnings.push({ id: "issfr_1", charge: "ch_1" }),
  ],
  ["I9", "a delivery that no mail tells of", ({ mails }) => mails.shift()],
  ["I9", "a refund that no mail tells of", ({ mails }) => mails.pop()],
  ["I9", "a mail to somebody else", ({ mails }) => (first(mails).to = "other@buyers.test")],
  ["I9", "a mail more often than it was tried", ({ mails }) => mails.push(first(mails))],
  ["I10", "an entry that was left out", ({ shop }) => shop.events.splice(2, 1)],
  ["I10", "an entry that was rewritten", ({ shop }) => (first(shop.events).data_text = '{"amount": 1}')],
  ["I10", "an order without a ledger", ({ shop }) => (shop.events = [])],
  [
    "I10",
    "a step that is not legal",
    ({ shop }) => {
      const ordered = { type: "ordering", line: "l1" };
      const steps = [{ type: "paid" }, ordered, { type: "delivered", line: "l1" }, ordered];
      shop.events = ledgerOf([
        ...steps,
        { type: "refund_requested", line: "l2" },
        { type: "refunded", line: "l2" },
      ]);
    },
  ],
  [
    "I11",
    "a line that waited for hours",
    ({ shop }) => {
      const late = shop.events.find(({ type }) => type === "delivered");
      if (late) late.id = `0199${late.id.slice(4)}`;
      const paid = shop.events.find(({ type }) => type === "paid");
      if (paid) paid.id = `0198${paid.id.slice(4)}`;
    },
  ],
  [
    "I12",
    "a job that died without a word",
    ({ shop }) => shop.deadJobs.push({ id: "j1", name: "settle", output: {} }),
  ],
  [
    "I13",
    "a page that said something else before",
    ({ testimonies }) => first(testimonies).complaints.push("odd"),
  ],
  [
    "I14",
    "another sum than was shown",
    ({ testimonies }) => (first(first(testimonies).sales).shown.minor = 1_799),
  ],
  [
    "I14",
    "another currency than was shown",
    ({ testimonies }) => (first(first(testimonies).sales).shown.currency = "USD"),
  ],
  ["I14", "more sent back than a line cost", ({ shop }) => (first(shop.refunds).amount_minor = 1_800)],
  ["I14", "a code that takes off too little", ({ shop }) => (first(shop.orders).promo_code = "CHAOS15")],
  ["I14", "an order that is not the sum of its lines", ({ shop }) => (first(shop.lines).discount_minor = 0)],
  ["I15", "a buyer's address in a log", ({ logs }) => (first(logs).text += " canary-0@buyers.test")],
  ["I15", "a secret in a log", ({ logs }) => (first(logs).text += " a secret of the shop")],
  ["I15", "an activation code in a log", ({ logs }) => (first(logs).text += " LPA:1$smdp.test$K2")],
];

describe("a wrong book breaks the promise that it is about", () => {
  test.each(CASES)("%s: %s", (promise, _what, scribble) => {
    // Braces: what a scribble happens to return is no result of it.
    const found = broken((books) => {
      scribble(books);
    });
    expect(found).toContain(promise);
  });
});

test("a mail that came again is excused only where its fate was unknown", () => {
  const again = ({ mails, shop }: Draft): void => {
    mails.push(first(mails));
    first(shop.mails).attempts = 2;
  };
  expect(broken(again)).toEqual(["I9"]);
  expect(broken(again, { mailsTwice: 1 })).toEqual([]);
});

test("a book that was set back is excused what it lost, and nothing else", () => {
  const again = ({ mails }: Draft): void => void mails.push(first(mails));
  const forgotten = ({ shop }: Draft): void => void shop.paymentEvents.splice(0);
  expect(broken(again)).toEqual(["I9"]);
  expect(broken(forgotten)).toEqual(["I8"]);
  const lost = (scribble: (books: Draft) => void) => (books: Draft) => {
    const events = new Set(books.shop.paymentEvents.map(({ id }) => id));
    books.losses = { ...books.losses, events, mails: new Map([[first(books.shop.mails).key, 1]]) };
    scribble(books);
  };
  expect(broken(lost(again))).toEqual([]);
  expect(broken(lost(forgotten))).toEqual([]);
  expect(broken(lost(({ payments }) => (first(payments.deliveries).eventId = "evt_other")))).toEqual(["I8"]);
});

test("what was delivered before the books were set back is delivered from the same order", () => {
  const forgotten = (line: string, newest: number) => (books: Draft) => {
    books.losses = { ...books.losses, deliveries: new Map([[line, newest]]) };
  };
  const [delivered, refunded] = ["l1", "l2"];
  const order = 71;
  expect(broken(forgotten(delivered, order))).toEqual([]);
  expect(broken(forgotten(delivered, order - 1))).toEqual(["I16"]);
  expect(broken(forgotten(refunded, order))).toEqual(["I16"]);
  expect(broken(forgotten("nowhere", order))).toEqual(["I16"]);
});

test("a line that lived through a restore has a quarter of an hour from then on", () => {
  const minutes = (count: number): number => count * 60_000;
  const settled = (after: number, restores: number[]) => (books: Draft) => {
    const at = AT.getTime() + minutes(after);
    books.losses = { ...books.losses, restoredAt: restores.map((before) => at - minutes(before)) };
    const end = books.shop.events.find(({ type, line_id }) => type === "delivered" && line_id === "l1");
    if (end) end.id = `${at.toString(16).padStart(12, "0")}${end.id.slice(12)}`;
  };
  expect(broken(settled(20, []))).toContain("I11");
  expect(broken(settled(20, [10]))).not.toContain("I11");
  expect(broken(settled(20, [16]))).toContain("I11");
  expect(broken(settled(20, [18, -1]))).toContain("I11");
});

test("an order that was made twice is excused where the shop knows of it and may not have known better", () => {
  const twice = ({ supplier, shop }: Draft): void => {
    supplier.orders.push({ ...first(supplier.orders), id: 72 });
    supplier.moves.push({ kind: "order", amountCents: -600, balanceCents: 8_800, subject: { orderId: 72 } });
    supplier.amountCents = 8_800;
    shop.claims.push({ supplier_order_id: "72", line_id: "l1" });
    const found = { type: "double_found", line: "l1", data: { supplierOrders: "72" } };
    shop.events = ledgerOf([
      ...shop.events.map(({ type, line_id: line }) => ({ type, ...(line !== null && { line }) })),
      found,
    ]);
  };
  expect(broken(twice)).toEqual(["I2"]);
  expect(broken(twice, { ordersTwice: 1 })).toEqual([]);
});

describe("an order that the supplier made wrong", () => {
  type Made = Partial<Draft["supplier"]["orders"][number]>;
  const WRONG: readonly (readonly [string, Made])[] = [
    ["of another package", { package: { id: "p2" } }],
    ["without its eSIM", { iccids: [] }],
    ["of another number", { quantity: 2, iccids: ["8997000000000000002", "8997000000000000003"] }],
  ];
  /** The line that was paid back was refused for it. */
  const refused =
    (made: Made) =>
    ({ supplier, shop }: Draft): void => {
      const order = {
        ...first(supplier.orders),
        id: 72,
        description: "l2-1",
        iccids: ["8997000000000000002"],
      };
      supplier.orders.push({ ...order, ...made });
      supplier.moves.push({
        kind: "order",
        amountCents: -600,
        balanceCents: 8_800,
        subject: { orderId: 72 },
      });
      supplier.amountCents = 8_800;
      const attempt = { id: "a2", line_id: "l2", reference: "l2-1", supplier_order_id: "72" };
      shop.attempts.push({ ...first(shop.attempts), ...attempt, outcome: "ABANDONED" });
      shop.claims.push({ supplier_order_id: "72", line_id: "l2" });
      shop.events = ledgerOf([
        { type: "created" },
        { type: "paid" },
        { type: "ordering", line: "l1" },
        { type: "delivered", line: "l1" },
        { type: "ordering", line: "l2" },
        { type: "delivery_refused", line: "l2", data: { supplierOrder: "72" } },
        { type: "refund_requested", line: "l2" },
        { type: "refunded", line: "l2" },
      ]);
    };

  test.each(WRONG)("%s is refused, paid back and claimed back", (_what, made) => {
    expect(broken(refused(made))).toEqual([]);
    const unclaimed = (books: Draft): void => {
      refused(made)(books);
      books.shop.claims = [];
    };
    expect(broken(unclaimed)).toEqual(["I2"]);
  });

  test.each(WRONG)("%s is not handed over", (_what, made) => {
    expect(broken(({ supplier }) => Object.assign(first(supplier.orders), made))).toContain("I3");
  });

  test("must be wrong: one that is what was bought is not refused", () => {
    expect(broken(refused({}))).toEqual(["I2"]);
  });

  test("may be waited for as long as was promised where eSIMs are missing", () => {
    const slow = (made: Made) => (books: Draft) => {
      refused(made)(books);
      const end = books.shop.events.find(({ type, line_id }) => type === "refunded" && line_id === "l2");
      if (end) end.id = `01ff${end.id.slice(4)}`;
    };
    expect(broken(slow({ package: { id: "p2" } }))).toContain("I11");
    expect(broken(slow({ iccids: [] }))).not.toContain("I11");
  });
});

test("a warning of fraud is written down in its order, once", () => {
  const warned =
    (times: number) =>
    ({ payments, shop }: Draft): void => {
      payments.fraud_warnings.push({ id: "issfr_1", charge: "ch_1" });
      const story = shop.events.map(({ type, line_id: line }) => ({ type, ...(line !== null && { line }) }));
      const entry = { type: "fraud_warned", data: { warning: "issfr_1" } };
      shop.events = ledgerOf([...story, ...Array<typeof entry>(times).fill(entry)]);
    };
  expect(broken(warned(1))).toEqual([]);
  expect(broken(warned(2))).toEqual(["I8"]);
});

describe("what staff give back of a delivered line", () => {
  /** Each as staff asked for it: an amount that went back, or null where other money had replaced it before it was sent. */
  const given =
    (...amounts: readonly (number | null)[]) =>
    ({ shop, payments }: Draft): void => {
      const [ours, theirs] = [first(shop.refunds), first(payments.refunds)];
      for (const [at, amount] of amounts.entries()) {
        const own = { ...ours, id: `staff_${at}`, kind: "STAFF", order_line_id: "l1" };
        const id = `re_staff_${at}`;
        shop.refunds.push(
          amount === null
            ? { ...own, status: "SUPERSEDED", stripe_refund_id: null, amount_minor: 100 }
            : { ...own, stripe_refund_id: id, amount_minor: amount },
        );
        if (amount !== null) payments.refunds.push({ ...theirs, id, amount });
      }
    };

  test("is no difference", () => expect(broken(given(200))).toEqual(["I9"]));
  test("is given once, though two act at once", () => expect(broken(given(200, 200))).toContain("I5"));
  test("may be the rest of what other money replaced", () =>
    expect(broken(given(null, 200))).not.toContain("I5"));
});
