import type Stripe from "stripe";

export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
};

/** An answer that is an error. What was written before it was thrown stays written, as with a declined charge. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  /** Whether the request got as far as being carried out: only such an answer is kept for its idempotency key. */
  readonly executed: boolean;

  constructor(status: number, body: ErrorBody, executed = false) {
    super(body.message);
    this.status = status;
    const docUrl = body.code && `https://docs.stripe.com/error-codes/${body.code.replaceAll("_", "-")}`;
    this.body = docUrl ? { ...body, doc_url: docUrl } : body;
    this.executed = executed;
  }
}

export function invalid(param: string, message: string, code?: string): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, param, code });
}

export function missing(what: string, id: string, param = "id"): StripeFailure {
  const message = `No such ${what}: '${id}'`;
  return new StripeFailure(404, { type: "invalid_request_error", code: "resource_missing", message, param });
}

export function unauthorised(message: string): StripeFailure {
  return new StripeFailure(401, { type: "invalid_request_error", message });
}

/** Understood and well formed, yet impossible in the present state of things. */
export function refused(code: string, message: string, param?: string): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", code, message, param }, true);
}

export function cardError(body: Omit<ErrorBody, "type">): StripeFailure {
  return new StripeFailure(402, { type: "card_error", ...body }, true);
}

export function missingRoute(method: string, path: string): StripeFailure {
  const message = `Unrecognized request URL (${method}: ${path}). The sandbox does not play this part of Stripe.`;
  return new StripeFailure(404, { type: "invalid_request_error", message });
}
