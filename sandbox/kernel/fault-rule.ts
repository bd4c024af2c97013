import { HTTP_FAULTS, WEBHOOK_FAULTS, type FaultKind, type NewFault } from "./faults.ts";
import { isRecord } from "./settings.ts";

const KINDS: readonly string[] = [...HTTP_FAULTS, ...WEBHOOK_FAULTS];

/** What a timer can wait for. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

type Check = { fits: (value: unknown) => boolean; must: string };

const wholeFrom = (least: number) => (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= least;
const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const anything = { fits: () => true, must: "" };

const CHECKS: Record<keyof NewFault, Check> = {
  operation: { fits: isText, must: "a name such as supplier.orders.submit, or supplier.*" },
  kind: { fits: isKind, must: `one of: ${KINDS.join(", ")}` },
  count: { fits: wholeFrom(1), must: "a whole number from 1" },
  skip: { fits: wholeFrom(0), must: "a whole number from 0" },
  probability: {
    fits: (value) => typeof value === "number" && value > 0 && value <= 1,
    must: "a number above 0 and up to 1",
  },
  seed: { fits: wholeFrom(0), must: "a whole number from 0" },
  packageId: { fits: isText, must: "the id of a package" },
  contains: { fits: isText, must: "a text" },
  delayMs: {
    fits: (value) => wholeFrom(0)(value) && Number(value) <= LONGEST_DELAY_MS,
    must: `milliseconds from 0 to ${LONGEST_DELAY_MS}`,
  },
  status: {
    fits: (value) => wholeFrom(200)(value) && Number(value) <= 599,
    must: "a status from 200 to 599",
  },
  body: anything,
  retryAfter: { fits: (value) => value === null || wholeFrom(0)(value), must: "seconds from 0, or null" },
  retryAfterForm: { fits: (value) => value === "seconds" || value === "date", must: '"seconds" or "date"' },
  afterWork: { fits: (value) => typeof value === "boolean", must: "true or false" },
};

/** A fault as the control API takes it; a text is the complaint about one that it does not take. */
export function readFault(value: unknown): NewFault | string {
  if (!isRecord(value)) return "a fault is an object with an operation and a kind";
  for (const name of Object.keys(value)) if (!isField(name)) return `a fault has no field "${name}"`;
  for (const [name, { fits, must }] of Object.entries(CHECKS)) {
    const isNeeded = name === "operation" || name === "kind";
    if ((isNeeded || value[name] !== undefined) && !fits(value[name])) return `"${name}" must be ${must}`;
  }
  const { operation, kind } = value;
  if (typeof operation !== "string" || !isKind(kind)) return "a fault needs an operation and a kind";
  return { ...value, operation, kind };
}

function isKind(value: unknown): value is FaultKind {
  return typeof value === "string" && KINDS.includes(value);
}

function isField(name: string): name is keyof NewFault {
  return Object.hasOwn(CHECKS, name);
}
