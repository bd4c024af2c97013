import "server-only";
import { errorText } from "@/lib/platform/errors";
import { log, redactText } from "@/lib/platform/log";
import { callState, type Pause, type TokenState } from "../data";
import { SupplierError } from "../errors";
import {
  type Answer,
  type Call,
  type Exchange,
  intentOf,
  openHttp,
  type Outcome,
  retryAfterSeconds,
  SHORT_PAUSE_SECONDS,
  wait,
} from "../http";
import { endPause, storePause } from "../mutations";
import { logCall } from "./call-log";
import { refusal, refusesToken } from "./classify";
import { pauseScope, remainingSeconds } from "./pause";
import { discreet, privateValues } from "./redaction";

export type Request = Pick<
  Call,
  "method" | "headers" | "body" | "repeat" | "sendBefore" | "timeoutMs" | "tries"
> & {
  readonly operation: string;
  /** Below the supplier's address, with the query. */
  readonly path: string;
  /** Our reference, so that staff find the call by it. */
  readonly reference?: string;
  /** What the supplier's limit counts apart from others of its kind, such as an ICCID. */
  readonly scope?: string;
};
export type Caller = (request: Request) => Promise<Answer>;

/** What proves who we are. */
type Pass = { readonly headers: Readonly<Record<string, string>> };
type Own<P extends Pass> = {
  readonly name: string;
  /** Whose token may be used. */
  readonly account: string;
  readonly baseUrl: string;
  readonly concurrency: number;
  /** Must not appear in any error or log. */
  readonly secrets: readonly string[];
  readonly pass: (token: TokenState) => P | Promise<P>;
  /** Another pass than the one that was refused, where there can be one. */
  readonly renewed?: (refused: P) => Promise<P>;
};

/** What a call went through, for the errors and the log it leaves. */
type Trace = {
  readonly startedAt: number;
  readonly secrets: string[];
  wasSent: boolean;
  answer: Answer | null;
  pauseSeconds: number | null;
};

/**
 * Calls one supplier with everything that all processes know: its pauses and our token. Returns the answer of a success
 * and throws `SupplierError` for everything else; both are written into the staff's log.
 */
export function openCaller<P extends Pass>(own: Own<P>): Caller {
  const send = openHttp(own.concurrency, own.baseUrl);
  // Per operation, until when no token is renewed for it: a fresh one was refused as well.
  const inVain = new Map<string, number>();
  return async (request) => {
    const trace: Trace = {
      startedAt: performance.now(),
      secrets: [...own.secrets, ...privateValues(request)],
      wasSent: false,
      answer: null,
      pauseSeconds: null,
    };
    const { operation, reference } = request;
    const note = (outcome: string) =>
      void logCall({ supplier: own.name, operation, reference, outcome, ...trace });
    const around = (exchange: Exchange) => surrounded(own, request, { trace, exchange, inVain });
    try {
      const answer = await send({ ...request, url: `${own.baseUrl}${request.path}`, around });
      trace.answer = answer;
      if (refusal(answer, intentOf(request))) throw refused(request, trace, answer);
      note("ok");
      return answer;
    } catch (error) {
      const known = error instanceof SupplierError ? error : unexpected(request, trace, error);
      note(known.kind);
      throw trace.wasSent ? known : known.unsent();
    }
  };
}

// Where a brand-new token is refused, the token is not the cause, and renewing it for every call would use up the limit
// that all processes share.
const RENEWED_IN_VAIN_MS = 60_000;

/** One try: not during a pause, not without a token, and once more where the token was refused. */
async function surrounded<P extends Pass>(
  own: Own<P>,
  request: Request,
  { trace, exchange, inVain }: { trace: Trace; exchange: Exchange; inVain: Map<string, number> },
): Promise<Outcome> {
  const scope = pauseScope(request.operation, request.scope);
  const { token, pause } = await afterPause(own, scope, request);
  const sendAs = async ({ headers }: Pass) => {
    trace.secrets.push(...Object.values(headers).map((value) => value.replace(/^Bearer /, "")));
    const outcome = await exchange(headers);
    if (outcome.kind !== "unsent") trace.wasSent = true;
    return outcome;
  };
  const pass = await own.pass(token);
  let outcome = await sendAs(pass);
  // A refused request was not executed, so that it may be sent once more, writes too.
  if (own.renewed && isTokenRefused(outcome) && performance.now() > (inVain.get(request.operation) ?? 0)) {
    outcome = await sendAs(await own.renewed(pass));
    if (isTokenRefused(outcome)) inVain.set(request.operation, performance.now() + RENEWED_IN_VAIN_MS);
  }
  if (outcome.kind === "answered")
    trace.pauseSeconds = await heed(own.name, { scope, pause }, outcome.answer);
  return outcome;
}

function isTokenRefused(outcome: Outcome): boolean {
  return outcome.kind === "answered" && refusesToken(outcome.answer);
}

/** Keeps the pause that an answer asks for, in seconds, or ends the one that a success ended. */
async function heed(
  supplier: string,
  { scope, pause }: { scope: string; pause: Pause | null },
  answer: Answer,
): Promise<number | null> {
  const { status, headers } = answer;
  try {
    const seconds = retryAfterSeconds(headers);
    // Said in whatever form, also inside a 200.
    const isThrottled = refusal(answer, "read")?.kind === "throttled";
    if (isThrottled || (status === 503 && seconds !== null))
      return remainingSeconds(await storePause(supplier, scope, seconds));
    if (pause && status < 400) await endPause(supplier, pause);
  } catch (error) {
    // What the supplier did is done, whether we can take note of its pause or not.
    log.warn({ err: error, scope }, "a supplier's pause could not be kept");
  }
  return null;
}

/** Sits a short pause out, but lets nobody wait for a long one, nor a write for any. */
async function afterPause(
  { name, account }: Pick<Own<Pass>, "name" | "account">,
  scope: string,
  request: Request,
) {
  for (let waited = 0; ;) {
    const state = await callState(name, scope, account);
    const seconds = remainingSeconds(state.pause);
    if (seconds === 0) return state;
    if (intentOf(request) === "write" || waited + seconds > SHORT_PAUSE_SECONDS)
      throw new SupplierError("throttled", {
        supplierText: "not sent: the supplier asked for a pause",
        retryAfterSeconds: seconds,
      });
    waited += seconds;
    await wait(seconds * 1000);
  }
}

function refused(request: Request, { secrets, pauseSeconds }: Trace, answer: Answer): SupplierError {
  const error = refusal(discreet(answer, secrets), intentOf(request));
  if (!error)
    return new SupplierError(intentOf(request) === "write" ? "unknown_outcome" : "unavailable", {
      status: answer.status,
    });
  const { kind, status, supplierCode, supplierText, retryAfterSeconds: named } = error;
  return new SupplierError(kind, {
    status,
    supplierCode,
    supplierText,
    retryAfterSeconds: named ?? pauseSeconds,
  });
}

/** A failure of our own: certainly not done only if nothing had left. */
function unexpected(request: Request, { wasSent }: Trace, error: unknown): SupplierError {
  const kind = wasSent && intentOf(request) === "write" ? "unknown_outcome" : "unavailable";
  return new SupplierError(kind, { supplierText: redactText(errorText(error)) });
}
