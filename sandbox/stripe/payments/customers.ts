import type Stripe from "stripe";
import { z } from "zod";
import { missing } from "../api/errors.ts";
import { isWithin, pageOf } from "../api/lists.ts";
import { createdRange, email, metadata, page, parseParams, text } from "../api/params.ts";
import type { Books } from "../books.ts";
import { emit } from "../events/events.ts";

const emptyUnsets = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal("").transform(() => null), schema]);

const details = z.strictObject({
  name: emptyUnsets(text).optional(),
  email: emptyUnsets(email).optional(),
  phone: emptyUnsets(text).optional(),
  description: emptyUnsets(text).optional(),
  preferred_locales: z.array(text).optional(),
  metadata: metadata.optional(),
});

export function createCustomer(books: Books, fields: unknown): Stripe.Customer {
  const given = parseParams(details, fields);
  const customer: Stripe.Customer = {
    id: books.id("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: books.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: given.description ?? null,
    discount: null,
    email: given.email ?? null,
    invoice_prefix: books.id("INV").slice(4, 12).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: given.metadata ?? {},
    name: given.name ?? null,
    next_invoice_sequence: 1,
    phone: given.phone ?? null,
    preferred_locales: given.preferred_locales ?? [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  books.customers.put(customer.id, customer);
  emit(books, "customer.created", customer);
  return customer;
}

export function updateCustomer(books: Books, id: string, fields: unknown): Stripe.Customer {
  const customer = customerNamed(books, id);
  const { metadata: added, ...changes } = parseParams(details, fields);
  const updated: Stripe.Customer = { ...customer, ...changes, metadata: merged(customer.metadata, added) };
  books.customers.put(id, updated);
  emit(books, "customer.updated", updated);
  return updated;
}

export function deleteCustomer(books: Books, id: string): Stripe.DeletedCustomer {
  const customer = customerNamed(books, id);
  books.customers.delete(id);
  for (const method of books.methods.values().filter((each) => each.customer === id)) {
    books.methods.put(method.id, { ...method, customer: null });
  }
  emit(books, "customer.deleted", customer);
  return { id, object: "customer", deleted: true };
}

export function customerNamed(books: Books, id: string, param = "id"): Stripe.Customer {
  const customer = books.customers.get(id);
  if (!customer) throw missing("customer", id, param);
  return customer;
}

const customerQuery = z.strictObject({ ...page, email: text.optional(), created: createdRange });

export function listCustomers(books: Books, fields: unknown): Stripe.ApiList<Stripe.Customer> {
  const query = parseParams(customerQuery, fields);
  const customers = books.customers
    .values()
    .filter(
      (customer) =>
        (query.email === undefined || customer.email === query.email) &&
        isWithin(customer.created, query.created),
    );
  return pageOf(customers, query, "/v1/customers");
}

/** Metadata is merged key by key; an empty value takes its key away. */
export function merged(present: Stripe.Metadata, added: Record<string, string> | undefined): Stripe.Metadata {
  const entries = Object.entries({ ...present, ...added });
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}
