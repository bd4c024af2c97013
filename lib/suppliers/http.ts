import "server-only";
import pLimit, { type LimitFunction } from "p-limit";
import { elapsedMs, now } from "@/lib/platform/clock";
import { type Intent, SupplierError } from "./errors";

/** What came back, read but not yet believed. `body` is undefined where it was not JSON. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
};

/** What became of one request: answered, certainly never sent, or lost on the way. */
export type Outcome =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "unsent" | "lost"; readonly reason: string };

type Headings = Readonly<Record<string, string>>;
/** Text fields; several values of one name are sent as `name[]`. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Body =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly form: Fields }
  | { readonly multipart: Fields };

export type Call = {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: Headings;
  readonly body?: Body;
  /**
   * "safe": doing it twice is doing it once, so that it may be repeated after a lost answer. GET always is; any other
   * request is repeated only if it was certainly never sent.
   */
  readonly repeat?: "safe";
  /** The last moment, on the clock of `elapsedMs()`, at which it may leave. */
  readonly sendBefore?: number;
  readonly timeoutMs?: number;
  readonly tries?: number;
  /** What surrounds every try, within the call's turn; it may add headers, try again, or throw instead of sending. */
  readonly around?: (exchange: Exchange) => Promise<Outcome>;
};
export type Exchange = (headers?: Headings) => Promise<Outcome>;

export const TIMEOUT_MS = 15_000;
/** A pause that a reader sits out; whoever is told to wait longer shows the last known value instead. */
export const SHORT_PAUSE_SECONDS = 2;
const TRIES = 3;
const FIRST_BACKOFF_MS = 300;
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const LONGEST_WAIT_SECONDS = 24 * 3600;

/**
 * Speaks HTTP with one supplier: so many reads and so many writes at a time, repeated only where that is harmless.
 * HTTP errors are answers; without an answer it throws `unavailable`, or `unknown_outcome` for a write that left.
 */
export function openHttp(concurrency: number, address?: string): (call: Call) => Promise<Answer> {
  const { reads, writes } = turnsOf(concurrency, address);
  return async (call) => {
    const turns = call.method === "GET" ? reads : writes;
    const exchange: Exchange = (headers) => once(call, headers);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await turns(() => (call.around ? call.around(exchange) : exchange()));
      if (attempt < (call.tries ?? TRIES) && mayRepeat(call, outcome)) await wait(backoff(attempt));
      else if (outcome.kind === "answered") return outcome.answer;
      else throw unanswered(call, outcome);
    }
  };
}

type Turns = { readonly reads: LimitFunction; readonly writes: LimitFunction };
// On globalThis: the framework may evaluate this module once per bundle, and the supplier counts the process.
const shared = globalThis as typeof globalThis & { landfallTurns?: Map<string, Turns> };

/** Those who speak with one address share its turns. */
function turnsOf(concurrency: number, address: string | undefined): Turns {
  const turns = { reads: pLimit(concurrency), writes: pLimit(concurrency) };
  if (address === undefined) return turns;
  const known = (shared.landfallTurns ??= new Map<string, Turns>());
  const key = `${address} ${concurrency}`;
  known.set(key, known.get(key) ?? turns);
  return known.get(key) ?? turns;
}

/** A write whose repeat changes nothing is as harmless as a read. */
export function intentOf({ method, repeat }: Pick<Call, "method" | "repeat">): Intent {
  return method === "GET" || repeat === "safe" ? "read" : "write";
}

function mayRepeat(call: Call, outcome: Outcome): boolean {
  if (outcome.kind !== "answered") return outcome.kind === "unsent" || intentOf(call) === "read";
  if (intentOf(call) === "write") return false;
  const { status, headers } = outcome.answer;
  const isPassing = status >= 500 || status === 429;
  return isPassing && (retryAfterSeconds(headers) ?? 0) <= SHORT_PAUSE_SECONDS;
}

function unanswered(call: Call, { kind, reason }: Exclude<Outcome, { kind: "answered" }>): SupplierError {
  const isOpen = kind === "lost" && intentOf(call) === "write";
  return new SupplierError(isOpen ? "unknown_outcome" : "unavailable", { supplierText: reason });
}

/** One request. The names of errors are kept, never their texts, which may quote what was sent. */
async function once(call: Call, extra: Headings = {}): Promise<Outcome> {
  if (call.sendBefore !== undefined && elapsedMs() > call.sendBefore)
    throw new SupplierError("unavailable", { supplierText: "not sent: the deadline for sending had passed" });
  try {
    const { headers, body } = encoded(call.body);
    const reply = await fetch(call.url, {
      method: call.method,
      headers: { ...headers, ...call.headers, ...extra, Accept: "application/json" },
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
    });
    const text = await readAll(reply);
    if (text === null) return { kind: "lost", reason: "its answer was too large" };
    return {
      kind: "answered",
      answer: { status: reply.status, headers: reply.headers, text, body: parseJson(text) },
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { kind: isNeverSent(cause) ? "unsent" : "lost", reason: nameOf(cause) };
  }
}

function encoded(body: Body | undefined): { headers: Headings; body?: string | URLSearchParams | FormData } {
  if (!body) return { headers: {} };
  if ("json" in body)
    return { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body.json) };
  const filled = "form" in body ? new URLSearchParams() : new FormData();
  for (const [name, value] of Object.entries("form" in body ? body.form : body.multipart)) {
    if (typeof value === "string") filled.append(name, value);
    else for (const each of value) filled.append(`${name}[]`, each);
  }
  return { headers: {}, body: filled };
}

/** The whole answer as text; null if it is longer than anything a supplier has to say. */
async function readAll(reply: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > LONGEST_ANSWER_BYTES) return null;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join("") + decoder.decode();
}

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/**
 * The balance answers JSON as text/plain, so the content decides, not the header. What the database cannot keep, zero
 * characters and halves of others, ends here, before it can fail a delivery.
 */
function parseJson(text: string): unknown {
  try {
    return UNSTORABLE.test(text) ? JSON.parse(text, storable) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function storable(_name: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
}

const NEVER_TRUSTED =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|ERR_SSL_(?:WRONG_VERSION|PACKET_LENGTH|UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL|SSLV3_ALERT_HANDSHAKE))/;

/** True if there was no address, no connection or no trust, so that nothing can have happened at the other end. */
function isNeverSent(cause: unknown): boolean {
  // Several addresses of one host were tried.
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isNeverSent);
  if (!(cause instanceof Error)) return false;
  const code = nameOf(cause);
  if ("syscall" in cause && (cause.syscall === "connect" || cause.syscall === "getaddrinfo")) return true;
  // A connection that broke while it was being secured carries the same code as one that broke later.
  const isInsecure = cause.message.includes("before secure TLS connection was established");
  return isInsecure || code === "UND_ERR_CONNECT_TIMEOUT" || NEVER_TRUSTED.test(code);
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown failure";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Seconds from `Retry-After`: a number, or a date beside the answer's own. At most a day, since nobody means more. */
export function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : secondsUntil(value, headers.get("date"));
  return seconds === null ? null : Math.min(Math.max(0, Math.ceil(seconds)), LONGEST_WAIT_SECONDS);
}

function secondsUntil(value: string, since: string | null): number | null {
  const until = httpDate(value);
  return until === null ? null : (until - (httpDate(since ?? "") ?? now().getTime())) / 1000;
}

/** One of the three forms of HTTP, all of them in GMT, as milliseconds. */
function httpDate(text: string): number | null {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return null;
  const date = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : date;
}

function backoff(attempt: number): number {
  return FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
