import type Stripe from "stripe";
import { z } from "zod";
import { missing, refused } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";
import { idOf } from "../reference.ts";
import { chargeNamed } from "./charges.ts";

type Warning = Stripe.Radar.EarlyFraudWarning;

/** The card's bank takes a charge for fraud: it moves no money, and a dispute may follow. */
export function warnOfFraud(books: Books, chargeId: string, fraudType = "unauthorized_use_of_card"): Warning {
  const charge = chargeNamed(books, chargeId);
  if (!charge.paid) throw refused("charge_not_paid", "Only a charge that went through is warned of.");
  const warning: Warning = {
    id: books.id("issfr"),
    object: "radar.early_fraud_warning",
    actionable: isActionable(books, charge),
    charge: charge.id,
    created: books.now(),
    fraud_type: fraudType,
    livemode: false,
    ...(charge.payment_intent !== null && { payment_intent: charge.payment_intent }),
  };
  books.fraudWarnings.put(warning.id, warning);
  emit(books, "radar.early_fraud_warning.created", warning);
  return warning;
}

/** A warning as it stands now: nothing can be done any more about one whose money went back. */
export function warningNamed(books: Books, id: string): Warning {
  const warning = books.fraudWarnings.get(id);
  if (!warning) throw missing("early_fraud_warning", id);
  return current(books, warning);
}

const warningQuery = z.strictObject({
  ...page,
  created: createdRange,
  charge: text.optional(),
  payment_intent: text.optional(),
});

export function listWarnings(books: Books, fields: unknown): Stripe.ApiList<Warning> {
  const query = parseParams(warningQuery, fields);
  const warnings = books.fraudWarnings
    .values()
    .filter(
      (warning) =>
        isWithin(warning.created, query.created) &&
        (!query.charge || warning.charge === query.charge) &&
        (!query.payment_intent || warning.payment_intent === query.payment_intent),
    );
  return pageOf(
    warnings.map((warning) => current(books, warning)),
    query,
    "/v1/radar/early_fraud_warnings",
  );
}

function current(books: Books, warning: Warning): Warning {
  return { ...warning, actionable: isActionable(books, chargeNamed(books, idOf(warning.charge))) };
}

function isActionable(books: Books, { id, refunded }: Stripe.Charge): boolean {
  return !refunded && !books.disputes.values().some(({ charge }) => charge === id);
}
