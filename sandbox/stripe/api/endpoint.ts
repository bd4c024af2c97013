import type { Context } from "hono";
import { nested } from "../../kernel/body.ts";
import { withFaults } from "../../kernel/operation.ts";
import { isRecord } from "../../kernel/settings.ts";
import type { Books } from "../books.ts";
import { StripeFailure, invalid, unauthorised } from "./errors.ts";
import { expanded } from "./expand.ts";
import type { Replies } from "./idempotency.ts";

declare module "hono" {
  interface ContextVariableMap {
    stripeRequestId: string;
  }
}

export const API_VERSION = "2026-10-28.endive";

export type ApiRequest = { fields: Record<string, unknown>; id: string };
export type ApiHandler = (request: ApiRequest) => object;
export type Endpoint = (operation: string, handler: ApiHandler) => (c: Context) => Promise<Response>;

type Service = { books: Books; replies: Replies; handler: ApiHandler };
type KeyedRequest = { key: string; fingerprint: string; requestId: string };
type Reply = { status: number; body: unknown; replayed?: string };

/** Makes every endpoint behave as Stripe's do: keys, versions, idempotency, expansion, error bodies. */
export function endpointsOf(books: Books, replies: Replies): Endpoint {
  return (operation, handler) => {
    const work = withFaults(
      `stripe.${operation}`,
      (c) => answer(c, { books, replies, handler }),
      (c) => ({ reference: keyOf(c) }),
    );
    return async (c) => faultInStripeShape(c, replies, await work(c));
  };
}

function answer(c: Context, service: Service): Response {
  const { books, replies } = service;
  const requestId = books.id("req");
  const key = keyOf(c);
  c.set("stripeRequestId", requestId);

  const reply = books.world.store.transaction((): Reply => {
    try {
      authorise(c.req.header("authorization"));
      if (!key) return run(c, service);
      const fingerprint = `${c.req.method} ${c.req.path}\n${c.get("rawBody")}`;
      return once(replies, { key, fingerprint, requestId }, () => run(c, service));
    } catch (error) {
      return failure(error);
    }
  });

  const headers = new Headers({
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": c.req.header("stripe-version") ?? API_VERSION,
  });
  if (key) headers.set("idempotency-key", key);
  if (reply.replayed) {
    headers.set("idempotent-replayed", "true");
    headers.set("original-request", reply.replayed);
  }
  return new Response(JSON.stringify(reply.body, null, 2), { status: reply.status, headers });
}

function keyOf(c: Context): string | undefined {
  return c.req.method === "POST" ? c.req.header("idempotency-key") : undefined;
}

function once(replies: Replies, request: KeyedRequest, work: () => Reply): Reply {
  const { key, fingerprint, requestId } = request;
  const stored = replies.find(key, fingerprint);
  if (stored) return { status: stored.status, body: stored.body, replayed: stored.requestId };
  let reply: Reply;
  try {
    reply = work();
  } catch (error) {
    // A request that never got past validation may be mended and sent again under its key.
    if (!(error instanceof StripeFailure) || !error.executed) throw error;
    reply = failure(error);
  }
  replies.keep(key, { fingerprint, requestId, ...reply });
  return reply;
}

function run(c: Context, { books, handler }: Service): Reply {
  const given = c.req.method === "GET" || c.req.method === "DELETE" ? queryOf(c) : c.get("body");
  const { expand = [], ...fields } = given;
  if (!Array.isArray(expand) || !expand.every((path) => typeof path === "string")) {
    throw invalid("expand", "Invalid array");
  }
  const body = expanded(books, handler({ fields, id: c.req.param("id") ?? "" }), expand);
  return { status: 200, body };
}

function queryOf(c: Context): Record<string, unknown> {
  return nested([...new URL(c.req.url).searchParams]);
}

function authorise(header: string | undefined): void {
  const [scheme, credentials = ""] = (header ?? "").split(" ");
  const key =
    scheme === "Basic" ? (Buffer.from(credentials, "base64").toString().split(":")[0] ?? "") : credentials;
  if (key === "") throw unauthorised("You did not provide an API key.");
  if (/^[sr]k_live_/.test(key))
    throw unauthorised("This is a sandbox: it takes test keys only, never a live one.");
  if (!/^[sr]k_test_\w+$/.test(key)) throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}****`);
}

function failure(error: unknown): Reply {
  if (error instanceof StripeFailure) return { status: error.status, body: { error: error.body } };
  throw error;
}

/**
 * The library takes any JSON without an `error` for success, whatever its status,
 * so an injected failure must wear the body of a Stripe error.
 */
async function faultInStripeShape(c: Context, replies: Replies, response: Response): Promise<Response> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (response.status < 400 || !isJson) return response;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  if (body === undefined || (isRecord(body) && "error" in body)) return response;

  const error =
    response.status === 429
      ? {
          type: "invalid_request_error",
          code: "rate_limit",
          message: "Too many requests hit the API too quickly.",
        }
      : { type: "api_error", message: "An unexpected error occurred. (Sandbox fault)" };
  const key = c.req.header("idempotency-key");
  const requestId = c.get("stripeRequestId") as string | undefined;
  if (key && requestId && response.status >= 500)
    replies.overwrite(key, { requestId, status: response.status, body: { error } });
  const headers = new Headers(response.headers);
  headers.set("request-id", requestId ?? "req_fault");
  return new Response(JSON.stringify({ error }), { status: response.status, headers });
}
