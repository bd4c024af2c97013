import type { Chance } from "../chance.ts";

/** A rule of the sandbox: what goes wrong with an operation, and how often. See sandbox/kernel/faults.ts. */
export interface Rule {
  readonly operation: string;
  readonly kind: string;
  readonly probability: number;
  readonly delayMs?: number;
  readonly status?: number;
  readonly body?: unknown;
  readonly retryAfter?: number;
  readonly afterWork?: boolean;
}
type Share = Omit<Rule, "operation">;

/**
 * Rules are asked one after the other, and the first that strikes is the fault. Each is given the chance among what those
 * before it leave over, so that all of them together strike as often as they say.
 */
export function sharing(operation: string, shares: readonly Share[]): Rule[] {
  let left = 1;
  return shares.map((share) => {
    const probability = Math.min(1, share.probability / left);
    left -= share.probability;
    return { operation, ...share, probability };
  });
}

const CLIENT_GIVES_UP_MS = 15_000;
/** How much later than the shop's patience an order may still be carried out. */
const LATEST_EFFECT_MS = 6_000;
/** How long the supplier's list may lag behind its orders, in the times when it does. */
export const LIST_LAG_SECONDS = 8;

const refused = (code: number, reason: string, probability: number): Share => ({
  kind: "status",
  status: 422,
  body: { code, reason },
  probability,
});

const NAMELESS = { data: { id: null, sims: [{ iccid: null }] }, meta: { message: "success" } };

/** Of an order or a top-up that is placed: reliability.md §2.2. */
function purchase(chance: Chance): Share[] {
  const late = () => CLIENT_GIVES_UP_MS + chance.int(500, LATEST_EFFECT_MS);
  const slow = () => chance.int(2_000, 12_000);
  const split = (count: number, probability: number, make: () => Share): Share[] =>
    Array.from({ length: count }, () => ({ ...make(), probability: probability / count }));
  return [
    { kind: "rate_limit", retryAfter: 1, probability: 0.05 },
    { kind: "status", status: 503, probability: 0.05 },
    { kind: "status", status: 502, afterWork: true, probability: 0.03 },
    { kind: "html", status: 504, afterWork: true, probability: 0.02 },
    { kind: "timeout_after", probability: 0.05 },
    ...split(4, 0.05, () => ({ kind: "delay", delayMs: late(), probability: 0 })),
    { kind: "reset_after", probability: 0.05 },
    { kind: "reset", probability: 0.01 },
    { kind: "garbage", probability: 0.03 },
    { kind: "empty", probability: 0.01 },
    { kind: "timeout_before", probability: 0.03 },
    ...split(4, 0.05, () => ({ kind: "delay_after", delayMs: slow(), probability: 0 })),
    { kind: "html", probability: 0.01 },
    // Done, and the answer names no eSIM.
    { kind: "status", status: 200, afterWork: true, body: NAMELESS, probability: 0.01 },
    { kind: "token_expiry", probability: 0.01 },
    refused(13, "The requested operator is currently undergoing maintenance. Please try again later.", 0.02),
    refused(33, "Insufficient stock of eSIMs remaining.", 0.02),
    refused(34, "The requested eSIM package is invalid or it is currently out of stock.", 0.01),
    refused(43, "Insufficient parameters.", 0.005),
    refused(53, "Something unexpected happened, please try again later.", 0.015),
    { ...refused(53, "Something unexpected happened, please try again later.", 0.01), afterWork: true },
  ];
}

const LOOKUP: readonly Share[] = [
  { kind: "status", status: 500, probability: 0.05 },
  { kind: "html", probability: 0.03 },
  { kind: "timeout_before", probability: 0.03 },
  { kind: "reset_after", probability: 0.02 },
  { kind: "garbage", probability: 0.02 },
  { kind: "rate_limit", retryAfter: 1, probability: 0.01 },
];

/** Of what is made, honestly told and not what was bought. */
const WRONG_PACKAGE: Share = { kind: "wrong_package", probability: 0.002 };
const MISSING_SIM: Share = { kind: "missing_sim", probability: 0.005 };

/** Of what is asked of Stripe. */
const STRIPE: readonly Share[] = [
  { kind: "timeout_after", probability: 0.01 },
  { kind: "reset_after", probability: 0.01 },
  { kind: "status", status: 500, probability: 0.01 },
  { kind: "status", status: 502, afterWork: true, probability: 0.01 },
  { kind: "rate_limit", retryAfter: 1, probability: 0.02 },
  {
    kind: "status",
    status: 409,
    body: { error: { type: "idempotency_error", code: "idempotency_key_in_use", message: "In use." } },
    probability: 0.01,
  },
];

const MINUTE_MS = 60_000;

/** Of Stripe's events. */
function webhooks(chance: Chance): Share[] {
  return [
    { kind: "webhook_drop", probability: 0.05 },
    { kind: "webhook_duplicate", probability: 0.05 },
    { kind: "webhook_duplicate", delayMs: chance.int(1_000, 30_000), probability: 0.15 },
    { kind: "webhook_delay", delayMs: chance.int(1_000, 10_000), probability: 0.2 },
    { kind: "webhook_delay", delayMs: chance.int(2, 60) * MINUTE_MS, probability: 0.07 },
    { kind: "webhook_delay", delayMs: chance.int(24, 70) * 60 * MINUTE_MS, probability: 0.03 },
    { kind: "webhook_bad_signature", probability: 0.01 },
  ];
}

const MAIL: readonly Share[] = [
  { kind: "status", status: 451, probability: 0.05 },
  { kind: "timeout_after", probability: 0.03 },
];

/** Everything that goes wrong in the outside world of one run. */
export function outsideFaults(chance: Chance): readonly Rule[] {
  return [
    ...sharing("supplier.orders.submit", [...purchase(chance), WRONG_PACKAGE, MISSING_SIM]),
    ...sharing("supplier.topups.submit", [...purchase(chance), WRONG_PACKAGE]),
    ...sharing("supplier.orders.list", LOOKUP),
    ...sharing("stripe.webhook.*", webhooks(chance)),
    ...sharing("stripe.*", STRIPE),
    ...sharing("mail.accept", MAIL),
    { operation: "supplier.token", kind: "status", status: 503, probability: 0.05 },
  ];
}
