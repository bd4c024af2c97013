import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { errorText, present } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { wake } from "@/lib/platform/queue";
import { dropCard } from "@/lib/payments/cards/mutations";
import { CARD_GONE } from "@/lib/payments/cards/model";
import {
  cancelCharge,
  chargeCard,
  type ChargeAnswer,
  type ChargeRequest,
  type ChargeState,
  findCharge,
  retrieveCharge,
} from "@/lib/payments/charges/service";
import { isDecided, openSessions, paymentById, type PaymentView } from "@/lib/payments/data";
import { planChargeCheck, takeChargeTurn } from "@/lib/payments/mutations/move-payment";
import { chargeChanged } from "@/lib/payments/mutations/record-event";
import { expireSession } from "@/lib/payments/service/checkout";
import { orderCopySchema } from "../copy/schema";
import type { Actor } from "../model";
import { changeOrder } from "./ledger";
import { restoreOrder } from "./restore-order";
import { settleAs, settleSession, type Told } from "./settle-payment";

/** So long the charge is asked for again under its key, should no answer have come. After that it is only looked for. */
const CHARGE_MS = 10 * 60_000;
const AGAIN_SECONDS = 6;

/** Where a charge stands; `absent` was never made, and is not going to be. */
type Answer = ChargeAnswer | { readonly kind: "absent" };

/**
 * Carries a charge to a kept card out, or looks how it stands, and acts on it once: whoever calls, and however often. What
 * Stripe leaves unanswered stays open and is asked again.
 */
export async function settleCharge(
  { paymentId, paymentIntentId }: { paymentId: string; paymentIntentId: string | null },
  actor: Actor,
): Promise<void> {
  const known = await paymentById(paymentId);
  const payment = known ?? (paymentIntentId && (await restored(paymentId, paymentIntentId)));
  if (!payment || !payment.presence || isDecided(payment)) return;
  const intentId = paymentIntentId ?? payment.paymentIntentId;
  try {
    if (intentId) await settleState(payment, await retrieveCharge(intentId), actor);
    else if (await takeChargeTurn(paymentId)) await settleAnswer(payment, await ask(payment), actor);
  } catch (error) {
    await stayOpen(payment, error);
  }
}

async function stayOpen(payment: PaymentView, error: unknown): Promise<void> {
  log.warn({ orderId: payment.orderId, err: redactText(errorText(error)) }, "a charge has no answer yet");
  await planChargeCheck(payment);
  const again = { paymentId: payment.id, paymentIntentId: null };
  await wake(chargeChanged, again, { delaySeconds: AGAIN_SECONDS, once: true });
}

/** A charge that was made before our books were set back is written down again with its order. */
async function restored(paymentId: string, paymentIntentId: string): Promise<PaymentView | null> {
  const { outcome, order, charge, ...state } = await retrieveCharge(paymentIntentId);
  if (state.paymentId !== paymentId || !charge || (outcome !== "paid" && outcome !== "processing"))
    return null;
  const paid = { charge: { ...charge, savedCardId: null } };
  return (await restoreOrder({ paymentId, order, paid })) ? paymentById(paymentId) : null;
}

async function settleAnswer(payment: PaymentView, answer: Answer, actor: Actor): Promise<void> {
  switch (answer.kind) {
    case "told":
      return settleState(payment, answer.state, actor);
    case "refused":
      if (answer.failure === CARD_GONE)
        await changeOrder(payment.orderId, (tx) => dropCard(tx, present(payment.paymentMethodId, "card")));
      return settleAs(payment, { ...NOTHING, outcome: "failed", failure: answer.failure }, actor);
    case "absent":
      return settleAs(payment, { ...NOTHING, outcome: "expired" }, actor);
    case "unknown":
      return stayOpen(payment, answer.error);
  }
}

const NOTHING = { id: "", paymentIntentId: null, total: null, failure: null, card: null } as const;

/** A charge that failed is called off before anything else is made of it, so that it can never go through later. */
async function settleState(payment: PaymentView, state: ChargeState, actor: Actor): Promise<void> {
  if (state.paymentId !== payment.id) return;
  const isOver = state.outcome === "failed" || (state.outcome === "waiting" && isOld(payment));
  const final = isOver ? await cancelCharge(state.id) : state;
  const failure = final.failure ?? state.failure;
  await settleAs(payment, { ...final, failure, outcome: OUTCOME[final.outcome], card: null }, actor);
  await planChargeCheck(payment);
}

const OUTCOME = {
  waiting: "open",
  failed: "open",
  processing: "processing",
  paid: "paid",
  cancelled: "failed",
} as const satisfies Record<ChargeState["outcome"], Told["outcome"]>;

function isOld({ createdAt }: PaymentView): boolean {
  return ageOf(createdAt) > CHARGE_MS;
}

/** Without regard to the direction: a clock that was set back must not have a card charged for ever. */
function ageOf(createdAt: Date): number {
  return Math.abs(now().getTime() - createdAt.getTime());
}

async function ask(payment: PaymentView): Promise<Answer> {
  const asked = (await mayCharge(payment)) ? await chargeCard(await chargeRequest(payment)) : null;
  if (asked && asked.kind !== "unknown") return asked;
  // Stripe repeats a failure of its own for the same key, whatever became of the charge: then only its books know.
  const { id, createdAt } = payment;
  const stripeCustomerId = present(payment.stripeCustomerId, "customer at Stripe");
  const found = await findCharge({ id, stripeCustomerId, createdAt });
  return found ? { kind: "told", state: found } : (asked ?? { kind: "absent" });
}

/** Only while somebody waits for it, and nobody else can pay the order: its pay pages are closed before. */
async function mayCharge(payment: PaymentView): Promise<boolean> {
  if (isOld(payment)) return false;
  await closePages(payment.orderId);
  const { status } = await orderOf(payment.orderId);
  return status === "AWAITING_PAYMENT" && (await openSessions(payment.orderId)).length === 0;
}

/** Has Stripe close the pay pages of an order; what it says of them counts. */
export async function closePages(orderId: string): Promise<void> {
  for (const sessionId of await openSessions(orderId)) {
    await expireSession(sessionId);
    await settleSession(sessionId, "system");
  }
}

async function orderOf(id: string) {
  return db().order.findUniqueOrThrow({ where: { id }, include: { lines: { orderBy: { id: "asc" } } } });
}

/** From nothing but rows that do not change: a repeat is the same request. */
async function chargeRequest(payment: PaymentView): Promise<ChargeRequest> {
  const { id: paymentId, orderId, amount, presence, stripeCustomerId, paymentMethodId } = payment;
  const order = await orderOf(orderId);
  return {
    paymentId,
    orderId,
    orderNumber: order.number,
    email: order.email,
    copy: JSON.stringify(orderCopySchema.parse(order)),
    amount,
    presence: present(presence, "presence"),
    stripeCustomerId: present(stripeCustomerId, "customer at Stripe"),
    paymentMethodId: present(paymentMethodId, "card"),
  };
}
