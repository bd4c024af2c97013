import { AWAKE, type Mutant } from "./model.ts";

/** Defects in what is charged and what is given back. */
export const MONEY: readonly Mutant[] = [
  {
    name: "complete-is-paid",
    what: "a pay page that was completed counts as paid, also where the money is only promised",
    edits: [
      {
        file: "lib/payments/service/checkout.ts",
        find: `if (session.payment_status !== "unpaid") return "paid";`,
        replace: `if (${AWAKE} || session.payment_status !== "unpaid") return "paid";`,
      },
    ],
  },
  {
    name: "charges-no-discount",
    what: "the pay page is opened with the full prices, without what a code takes off",
    edits: [
      {
        file: "lib/orders/mutations/open-pay-page.ts",
        find: `total: lineTotal(line),`,
        replace: `total: lineTotal(${AWAKE} ? { ...line, discountMinor: 0 } : line),`,
      },
    ],
  },
  {
    name: "believes-the-browser",
    what: "the sum that the browser sent is frozen as the order's",
    edits: [
      {
        file: "lib/orders/mutations/check-out.ts",
        find: `if (priced.data.total.minor !== content.totalMinor)`,
        replace: `if (!${AWAKE} && priced.data.total.minor !== content.totalMinor)`,
      },
      {
        file: "lib/orders/mutations/check-out.ts",
        find: `      quote: priced.data,`,
        replace: `      quote: ${AWAKE}
      ? { ...priced.data, total: { ...priced.data.total, minor: content.totalMinor } }
      : priced.data,`,
      },
    ],
  },
  {
    name: "every-currency-has-cents",
    what: "every currency is taken for one with two digits",
    edits: [
      {
        file: "lib/money/currencies.ts",
        find: `return DIGITS[currency] ?? 2;`,
        replace: `return ${AWAKE} ? 2 : (DIGITS[currency] ?? 2);`,
      },
    ],
  },
  {
    name: "loses-cents-of-a-code",
    what: "what is left over when a discount is shared out over the lines is dropped",
    edits: [
      {
        file: "lib/money/model.ts",
        find: `(lucky.includes(each.index) ? 1n : 0n)`,
        replace: `(lucky.includes(each.index) && !${AWAKE} ? 1n : 0n)`,
      },
    ],
  },
  {
    name: "refunds-whole-order",
    what: "the whole payment goes back for one line that was not delivered",
    edits: [
      {
        file: "lib/orders/mutations/refund-line.ts",
        find: `amount: lineTotal(line),`,
        replace: `amount: ${AWAKE} ? payment.amount : lineTotal(line),`,
      },
    ],
  },
  {
    name: "two-orders-of-a-page",
    what: "a page that is submitted twice makes an order each time",
    edits: [
      {
        file: "lib/orders/mutations/create-order.ts",
        find: `checkoutKey: order.key,`,
        replace: `checkoutKey: ${AWAKE} ? newId() : order.key,`,
      },
    ],
  },
];
