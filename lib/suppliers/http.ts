import "server-only";
import { redactText } from "@/lib/platform/log";
import { SupplierError } from "./errors";

/** What came back, read but not yet believed. `body` is undefined where it was not JSON. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
};

export type Call = {
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** A write that must not be sent twice: a lost answer becomes `unknown_outcome` instead of a repeat. */
  readonly write: boolean;
  /** The last moment (of `performance.now()`) at which it may leave; past it nothing is sent. */
  readonly sendBefore?: number;
};

export type Body =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly multipart: FormData };

const TIMEOUT_MS = 15_000;
const READ_TRIES = 3;
const FIRST_PAUSE_MS = 300;
// A supplier that asks a page to wait longer than this is answered by the last known value instead.
const LONGEST_PAUSE_MS = 2_000;

/** Sends one request and repeats it only where repeating is harmless. Throws `SupplierError`; HTTP errors are returned. */
export async function send(call: Call): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const last = call.write || attempt === READ_TRIES;
    try {
      const answer = await once(call);
      if (last || !(answer.status >= 500 || answer.status === 429)) return answer;
      const pause = retryAfterSeconds(answer.headers) ?? 0;
      if (pause * 1000 > LONGEST_PAUSE_MS) return answer;
      await wait(Math.max(pause * 1000, backoff(attempt)));
    } catch (error) {
      if (last || !(error instanceof SupplierError)) throw error;
      await wait(backoff(attempt));
    }
  }
}

async function once(call: Call): Promise<Answer> {
  if (call.sendBefore !== undefined && performance.now() > call.sendBefore)
    throw new SupplierError("unknown_outcome", { supplierText: "too late to be sent" });
  try {
    const reply = await fetch(call.url, {
      method: call.method,
      headers: {
        Accept: "application/json",
        ...(call.body && "json" in call.body ? { "Content-Type": "application/json" } : {}),
        ...call.headers,
      },
      ...(call.form ? { body: new URLSearchParams(call.form) } : {}),
      ...(call.body ? { body: encoded(call.body) } : {}),
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: parseJson(text) };
  } catch (error) {
    throw new SupplierError(call.write && !neverSent(error) ? "unknown_outcome" : "unavailable", {
      supplierText: redactText(String(causeCode(error) ?? error)),
    });
  }
}

function encoded(body: Body): BodyInit {
  if ("json" in body) return JSON.stringify(body.json);
  return "form" in body ? new URLSearchParams(body.form) : body.multipart;
}

/** The balance answers JSON as text/plain, so the content decides, not the header. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : null;
}

/** True if the connection was never made, so that nothing can have happened at the other end. */
function neverSent(error: unknown): boolean {
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(
    causeCode(error) ?? "",
  );
}

/** Seconds from `Retry-After`, which may be a number or a date. */
export function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get("retry-after");
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

function backoff(attempt: number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
