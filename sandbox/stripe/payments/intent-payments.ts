import type Stripe from "stripe";
import { missing, refused } from "../api/errors.ts";
import type { Books } from "../books.ts";
import type { Decline, PaymentOutcome } from "../checkout/model.ts";
import { emit } from "../events/events.ts";
import { idOf } from "../reference.ts";
import { NEEDS_AUTHENTICATION, NOT_AUTHENTICATED, type TestCard } from "./cards.ts";
import { chargeIntent, declineCharge, pendingCharge, settlePendingCharge } from "./charges.ts";
import { warnOfFraud } from "./fraud-warnings.ts";
import { changeIntent, intentNamed } from "./intents.ts";
import { attachMethod, cardOf } from "./methods.ts";

type Attempt = { intent: Stripe.PaymentIntent; method: Stripe.PaymentMethod };

export function payIntent(
  books: Books,
  attempt: Attempt & { offSession: boolean; sessionId: string | null },
): PaymentOutcome {
  const { intent, method, offSession, sessionId } = attempt;
  const behaviour = behaviourOf(cardOf(books, method.id), offSession);
  if (behaviour === "pays") return { result: "paid", intent: succeed(books, intent, method) };
  if (behaviour === "challenge") {
    books.challenges.put(intent.id, { sessionId });
    return { result: "challenge", intent: requireAction(books, intent, method) };
  }
  const charge = declineCharge(books, attempt, behaviour);
  return {
    result: "declined",
    intent: fail(books, attempt, { decline: behaviour, charge }),
    decline: behaviour,
  };
}

function behaviourOf(card: TestCard, offSession: boolean): "pays" | "challenge" | Decline {
  if (!offSession) return card.onSession;
  return card.offSession === "authentication" ? NEEDS_AUTHENTICATION : card.offSession;
}

/** The bank's answer, given on the challenge page. */
export function finishChallenge(books: Books, intentId: string, passed: boolean): PaymentOutcome {
  const intent = intentNamed(books, intentId);
  // Another tab may have paid, or the session may be over: the bank's late yes must not charge again.
  if (intent.status !== "requires_action") {
    throw refused("intent_invalid_state", `This PaymentIntent is ${intent.status}; nothing was charged.`);
  }
  const method = books.methods.get(idOf(intent.payment_method));
  if (!method) throw missing("PaymentMethod", idOf(intent.payment_method));
  books.challenges.delete(intentId);
  if (passed) return { result: "paid", intent: succeed(books, intent, method) };
  const failed = fail(books, { intent, method }, { decline: NOT_AUTHENTICATED, charge: null });
  return { result: "declined", intent: failed, decline: NOT_AUTHENTICATED };
}

export function promiseTransfer(
  books: Books,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const charge = pendingCharge(books, intent, method);
  const processing = changeIntent(books, intent, {
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: method.id,
    status: "processing",
  });
  emit(books, "payment_intent.processing", processing);
  return processing;
}

export function settleTransfer(
  books: Books,
  intent: Stripe.PaymentIntent,
  arrived: boolean,
): Stripe.PaymentIntent {
  const charge = settlePendingCharge(books, idOf(intent.latest_charge), arrived);
  if (arrived) {
    const paid = changeIntent(books, intent, { amount_received: intent.amount, status: "succeeded" });
    emit(books, "payment_intent.succeeded", paid);
    return paid;
  }
  const message = charge.failure_message ?? "The transfer failed.";
  const failed = changeIntent(books, intent, {
    last_payment_error: { type: "invalid_request_error", code: "payment_method_provider_decline", message },
    status: "requires_payment_method",
  });
  emit(books, "payment_intent.payment_failed", failed);
  return failed;
}

function succeed(
  books: Books,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  if (keepsCard(intent) && intent.customer) attachMethod(books, method, idOf(intent.customer));
  const charge = chargeIntent(books, intent, method);
  const paid = changeIntent(books, intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  });
  emit(books, "payment_intent.succeeded", paid);
  if (cardOf(books, method.id).warnsOfFraud) warnOfFraud(books, charge.id);
  return paid;
}

/** Asked for of any method, or of cards alone; only a card ever comes here. */
function keepsCard({
  setup_future_usage: ofAny,
  payment_method_options: options,
}: Stripe.PaymentIntent): boolean {
  return Boolean(ofAny ?? options?.card?.setup_future_usage);
}

function requireAction(
  books: Books,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const url = `${books.world.config.publicUrl}/pay/challenge/${intent.id}`;
  const waiting = changeIntent(books, intent, {
    next_action: { type: "redirect_to_url", redirect_to_url: { return_url: null, url } },
    payment_method: method.id,
    status: "requires_action",
  });
  emit(books, "payment_intent.requires_action", waiting);
  return waiting;
}

function fail(
  books: Books,
  { intent, method }: Attempt,
  reason: { decline: Decline; charge: Stripe.Charge | null },
): Stripe.PaymentIntent {
  const { decline, charge } = reason;
  const failed = changeIntent(books, intent, {
    last_payment_error: {
      type: "card_error",
      code: decline.code,
      message: decline.message,
      payment_method: method,
      ...(decline.declineCode && { decline_code: decline.declineCode }),
      ...(charge && { charge: charge.id }),
    },
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  emit(books, "payment_intent.payment_failed", failed);
  return failed;
}
