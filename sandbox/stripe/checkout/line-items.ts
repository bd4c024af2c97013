import Stripe from "stripe";
import { wholeList } from "../api/lists.ts";
import type { Books } from "../books.ts";
import type { SoldLine } from "./model.ts";

export function lineItemsOf(books: Books, sessionId: string): Stripe.ApiList<Stripe.LineItem> {
  const session = books.sessions.get(sessionId);
  const lines = books.lines.get(sessionId) ?? [];
  const items = lines.map((line) => lineItem(line, session?.currency ?? "usd", session?.created ?? 0));
  return wholeList(items, `/v1/checkout/sessions/${sessionId}/line_items`);
}

function lineItem(line: SoldLine, currency: string, created: number): Stripe.LineItem {
  const total = line.unitAmount * line.quantity;
  return {
    id: line.id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: line.name,
    metadata: {},
    price: priceOf(line, currency, created),
    quantity: line.quantity,
  };
}

/** An inline price is stored by Stripe as an inactive one of its own. */
function priceOf(line: SoldLine, currency: string, created: number): Stripe.Price {
  return {
    id: line.priceId,
    object: "price",
    active: false,
    billing_scheme: "per_unit",
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: line.productId,
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: line.unitAmount,
    unit_amount_decimal: Stripe.Decimal.from(line.unitAmount),
  };
}
