import { AWAKE, type Mutant } from "./model.ts";

const JOBS = "lib/fulfilment/jobs.ts";
const MODEL = "lib/fulfilment/model.ts";

/** Defects on the way from paid to delivered. */
export const DELIVERY: readonly Mutant[] = [
  {
    name: "sends-again-after-time-out",
    what: "an order whose answer was lost is sent once more instead of being looked up",
    edits: [
      {
        file: MODEL,
        find: `case "unknown_outcome":\n      return "unknown";`,
        replace: `case "unknown_outcome":\n      return ${AWAKE} ? "retry" : "unknown";`,
      },
    ],
  },
  {
    name: "refunds-after-time-out",
    what: "an order whose answer was lost counts as failed, and its line is refunded",
    edits: [
      {
        file: JOBS,
        find: `switch (reactionTo(error.kind)) {`,
        replace: `switch (${AWAKE} && error.kind === "unknown_outcome" ? "refund" : reactionTo(error.kind)) {`,
      },
    ],
  },
  {
    name: "refunds-after-failed-look-up",
    what: "a look-up that failed is taken for one that found nothing, and the line is refunded",
    edits: [
      {
        file: JOBS,
        find: `throw error;\n    return env().SUPPLIER_SETTLE_SECONDS;\n  }\n  const [oldest, ...others] = found;`,
        replace: `throw error;
    if (${AWAKE}) {
      await giveUp(line, attempt, error);
      return null;
    }
    return env().SUPPLIER_SETTLE_SECONDS;
  }
  const [oldest, ...others] = found;`,
      },
    ],
  },
  {
    name: "concludes-at-once",
    what: "the first look-up that finds nothing is believed, without any time for the supplier to settle",
    edits: [
      {
        file: MODEL,
        find: `export const EMPTY_LOOKUPS = 4;`,
        replace: `export const EMPTY_LOOKUPS = ${AWAKE} ? 1 : 4;`,
      },
      {
        file: JOBS,
        find: `if (ageMs < dueSeconds * 1000) return`,
        replace: `if (!${AWAKE} && ageMs < dueSeconds * 1000) return`,
      },
      {
        file: JOBS,
        find: `await markUnknown(line, attempt, line.status);\n      return env().SUPPLIER_SETTLE_SECONDS;`,
        replace: `await markUnknown(line, attempt, line.status);\n      return ${AWAKE} ? 0 : env().SUPPLIER_SETTLE_SECONDS;`,
      },
    ],
  },
  {
    name: "sends-another-reference",
    what: "the reference that is written down is not the one that the supplier is sent",
    edits: [
      {
        file: JOBS,
        find: `place(line, { reference: attempt.reference, sendBefore })`,
        replace: `place(line, { reference: ${AWAKE} ? attempt.id : attempt.reference, sendBefore })`,
      },
    ],
  },
  {
    name: "esims-to-first-line",
    what: "what is delivered for any line of an order is booked on its first one",
    edits: [
      {
        file: "lib/orders/mutations/deliver-line.ts",
        find: `orderLineId: lineId,`,
        replace: `orderLineId: ${AWAKE}
        ? (await tx.orderLine.findFirstOrThrow({ where: { orderId: order.id }, orderBy: { id: "asc" } })).id
        : lineId,`,
      },
    ],
  },
];
