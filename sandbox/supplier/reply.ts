import type { Context } from "hono";
import type { SupplierSettings } from "./settings.ts";

export type Reply = {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** Not what was asked for, even with a status of 200. */
  isRefused?: boolean;
  /** What the success/code/message envelope would say; the plain form needs none. */
  code?: string;
  message?: string;
};

const INVALID = "VALIDATION_ERROR";

/** Thrown where a request ends early; the router turns it into its reply. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(reply.code ?? String(reply.status));
    this.reply = { ...reply, isRefused: true };
  }
}

export function ok(body: unknown, envelope: Pick<Reply, "code" | "message" | "headers"> = {}): Reply {
  return { status: 200, body, ...envelope };
}

export function invalidFields(fields: Record<string, string>, status = 422): Refusal {
  const message = "the parameter is invalid";
  return new Refusal({
    status,
    code: INVALID,
    message,
    body: { data: fields, meta: { message } },
  });
}

export function notFound(status: number): Refusal {
  return withoutData(status, "NOT_FOUND", "messages.resource_not_found");
}

export function unauthorized(message: string): Refusal {
  return withoutData(401, "UNAUTHORIZED", message);
}

/** Refused as a whole rather than for one of its fields. */
export function refusedRequest(message: string): Refusal {
  return withoutData(422, INVALID, message);
}

function withoutData(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, code, message, body: { data: [], meta: { message } } });
}

export function badBearer(): Refusal {
  const reason = "Authentication failed.";
  return new Refusal({ status: 401, code: "UNAUTHORIZED", message: reason, body: { code: 401, reason } });
}

export function businessError(code: number, reason: string): Refusal {
  return new Refusal({
    status: 422,
    code: `BUSINESS_ERROR_${code}`,
    message: reason,
    body: { code, reason },
  });
}

export function tooManyAttempts(headers: Record<string, string>): Refusal {
  const message = "Too Many Attempts.";
  return new Refusal({
    status: 429,
    code: "RATE_LIMITED",
    message,
    body: { message },
    headers,
  });
}

export function foreignAddress(): Refusal {
  const reason = "Your IP address is not permitted to access this resource.";
  return new Refusal({ status: 403, code: "FORBIDDEN", message: reason, body: { code: 89, reason } });
}

type SendOptions = { settings: SupplierSettings; now: Date; alwaysWrapped: boolean };

export function send(c: Context, reply: Reply, options: SendOptions): Response {
  const { settings } = options;
  const acceptsJson = (c.req.header("accept") ?? "").includes("application/json");
  // A list may refuse its fields with another status than 422.
  const isInvalid = reply.status === 422 || reply.code === INVALID;
  if (isInvalid && settings.htmlWithoutAccept && !acceptsJson) {
    return new Response("<!DOCTYPE html><html><body><h1>500 Server Error</h1></body></html>", {
      status: 500,
      headers: { "content-type": "text/html; charset=UTF-8" },
    });
  }
  if (reply.status === 204) return new Response(null, { status: 204, headers: reply.headers });
  const failed = reply.isRefused === true;
  const wrapped = settings.wrapAll || (options.alwaysWrapped && !failed);
  const status = wrapped && failed && settings.wrappedFailuresAre200 ? 200 : reply.status;
  return new Response(JSON.stringify(wrapped ? envelope(reply, failed, options.now) : reply.body), {
    status,
    headers: { "content-type": "application/json", ...reply.headers },
  });
}

function envelope(reply: Reply, failed: boolean, now: Date): unknown {
  return {
    success: !failed,
    code: reply.code ?? "OK",
    message: reply.message ?? "success",
    ...(failed ? {} : { data: reply.body }),
    timestamp: now.toISOString(),
  };
}
