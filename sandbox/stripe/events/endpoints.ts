import type Stripe from "stripe";
import { z } from "zod";
import { API_VERSION } from "../api/endpoint.ts";
import { missing } from "../api/errors.ts";
import { pageOf } from "../api/lists.ts";
import { metadata, page, parseParams, text, url } from "../api/params.ts";
import type { Books } from "../books.ts";
import type { Endpoint } from "./model.ts";

const endpointParams = z.strictObject({
  url,
  enabled_events: z.array(text).min(1),
  api_version: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
});

type EndpointDetails = z.output<typeof endpointParams>;

export function createEndpoint(books: Books, fields: unknown): Stripe.WebhookEndpoint {
  const given = parseParams(endpointParams, fields);
  return storeEndpoint(books, { id: books.id("we"), secret: books.id("whsec") }, given);
}

/** One address is one endpoint, so that a shop that starts again is not told everything twice. */
export function registerEndpoint(books: Books, address: string, secret: string): Stripe.WebhookEndpoint {
  const known = books.endpoints.values().find((endpoint) => endpoint.url === address);
  return storeEndpoint(
    books,
    { id: known?.id ?? books.id("we"), secret },
    { url: address, enabled_events: ["*"] },
  );
}

function storeEndpoint(books: Books, own: { id: string; secret: string }, given: EndpointDetails): Endpoint {
  const endpoint: Endpoint = {
    ...own,
    object: "webhook_endpoint",
    api_version: given.api_version ?? API_VERSION,
    application: null,
    created: books.now(),
    description: given.description ?? null,
    enabled_events: given.enabled_events,
    livemode: false,
    metadata: given.metadata ?? {},
    status: "enabled",
    url: given.url,
  };
  books.endpoints.put(own.id, endpoint);
  return endpoint;
}

export function listEndpoints(books: Books, fields: unknown): Stripe.ApiList<Stripe.WebhookEndpoint> {
  const query = parseParams(z.strictObject(page), fields);
  return pageOf(books.endpoints.values().map(withoutSecret), query, "/v1/webhook_endpoints");
}

export function retrieveEndpoint(books: Books, id: string): Stripe.WebhookEndpoint {
  const endpoint = books.endpoints.get(id);
  if (!endpoint) throw missing("webhook endpoint", id);
  return withoutSecret(endpoint);
}

export function deleteEndpoint(books: Books, id: string): Stripe.DeletedWebhookEndpoint {
  retrieveEndpoint(books, id);
  books.endpoints.delete(id);
  return { id, object: "webhook_endpoint", deleted: true };
}

/** The API shows the secret only in the answer that created it. */
function withoutSecret(endpoint: Endpoint): Stripe.WebhookEndpoint {
  return { ...endpoint, secret: undefined };
}
