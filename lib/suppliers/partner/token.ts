import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { callState, type Pause, type StoredToken, type TokenState } from "../data";
import { SupplierError } from "../errors";
import {
  type Answer,
  type Exchange,
  openHttp,
  type Outcome,
  retryAfterSeconds,
  SHORT_PAUSE_SECONDS,
  wait,
} from "../http";
import { claimRenewal, type Lease, releaseRenewal, storePause, storeToken } from "../mutations";
import { logCall } from "./call-log";
import { refusal } from "./classify";
import { accountOf, type Connection } from "./connection";
import { parse } from "./parse";
import { remainingSeconds } from "./pause";
import { discreet } from "./redaction";
import { signatureOf } from "./signature";
import { unwrap } from "./wire/values";

// The documents say a day in one sentence and a year in another; the shorter is safe. The margin covers clock skew.
const LONGEST_SECONDS = 24 * 3600;
const MARGIN_SECONDS = 300;
const TIMEOUT_MS = 8_000;
// Covers one request with its time-out: whoever dies holding it keeps the others waiting no longer.
const LEASE_MS = 10_000;
const POLL_MS = 100;
const PATIENCE_MS = 15_000;
// A second more than the supplier's window, for what the network adds between two requests.
export const TOKEN_WINDOW_MS = 61_000;
export const TOKEN_SCOPE = "token";
const TRIES = 2;
const FIRST_BACKOFF_MS = 300;

// What may stand in a header, as the standard for bearer tokens has it.
const tokenText = z.string().regex(/^[\w.~+/-]+=*$/);
const lifetime = z.coerce.number().positive().max(Number.MAX_SAFE_INTEGER).catch(LONGEST_SECONDS);
/** A token and its life in seconds, as they stand in an answer's data. */
export const tokenAnswer = z.object({ access_token: tokenText, expires_in: lifetime });

export type Tokens = {
  /** The token that is stored, or a new one. */
  current(state: TokenState): Promise<StoredToken>;
  /** Another token than the one that was refused. */
  replace(refused: StoredToken): Promise<StoredToken>;
};

/** The access token that all processes share: kept encrypted, renewed by one of them at a time. */
export function openTokens(connection: Connection): Tokens {
  const send = openHttp(1);
  const { name, tokenRequestsPerMinute } = connection;
  const account = accountOf(connection);
  // One renewal at a time for each token that cannot be used; null stands for having none.
  const renewing = new Map<string | null, Promise<StoredToken>>();
  function renewed(refused: string | null): Promise<StoredToken> {
    const running = renewing.get(refused) ?? renew(refused).finally(() => renewing.delete(refused));
    renewing.set(refused, running);
    return running;
  }

  async function renew(refused: string | null): Promise<StoredToken> {
    const endsAt = performance.now() + PATIENCE_MS;
    for (let failures = 0; ;) {
      const { token, pause } = await callState(name, TOKEN_SCOPE, account);
      if (token.usable && token.usable.sealed !== refused) return token.usable;
      const seconds = token.isBeingRenewed ? 0 : secondsUntilAllowed(token, pause);
      const lease = token.isBeingRenewed || seconds > 0 ? null : await claim(token.sealed);
      let waitMs = Math.max(seconds * 1000, POLL_MS);
      if (lease) {
        try {
          return await fetchToken(lease);
        } catch (error) {
          failures += 1;
          if (failures === TRIES || !isPassing(error)) throw error;
          waitMs = FIRST_BACKOFF_MS * (0.5 + Math.random());
        }
      }
      if (performance.now() + waitMs > endsAt)
        throw new SupplierError("unavailable", {
          supplierText: "not sent: there was no access token in time",
        });
      await wait(waitMs);
    }
  }

  /** A short wait is sat out; a longer one is told. */
  function secondsUntilAllowed({ requestedAt }: TokenState, pause: Pause | null): number {
    const seconds = Math.max(remainingSeconds(pause), secondsUntilFree(requestedAt, tokenRequestsPerMinute));
    if (seconds <= SHORT_PAUSE_SECONDS) return seconds;
    const supplierText = "not sent: too many requests for tokens";
    throw new SupplierError("throttled", { supplierText, retryAfterSeconds: seconds });
  }

  const claim = (unusable: string | null) =>
    claimRenewal(name, {
      unusable,
      requestsPerWindow: tokenRequestsPerMinute,
      windowMs: TOKEN_WINDOW_MS,
      leaseMs: LEASE_MS,
    });

  async function fetchToken(lease: Lease): Promise<StoredToken> {
    const startedAt = performance.now();
    let wasSent = false;
    let answer: Answer | null = null;
    try {
      const around = async (exchange: Exchange) => {
        const outcome = await exchange();
        wasSent = outcome.kind !== "unsent";
        await keepPause(name, outcome);
        return outcome;
      };
      // One try: each of them must claim a lease of its own.
      answer = await send({ ...tokenCall(connection), tries: 1, around });
      const { token, expiresAt } = readToken(answer, connection);
      return { token, sealed: await storeToken(name, lease, { token, expiresAt, account }) };
    } catch (error) {
      const outcome = error instanceof SupplierError ? error.kind : "unavailable";
      const secrets = [connection.clientSecret];
      void logCall({ supplier: name, operation: TOKEN_SCOPE, startedAt, answer, outcome, secrets });
      await releaseRenewal(name, lease, wasSent);
      throw error;
    }
  }

  return {
    current: async ({ usable }) => usable ?? renewed(null),
    // The refused one stays until another comes: others may still be let in with it.
    replace: (refused) => renewed(refused.sealed),
  };
}

/** Seconds until one more request keeps to the limit. */
export function secondsUntilFree(requestedAt: readonly Date[], limit: number): number {
  const ages = requestedAt.map((at) => now().getTime() - at.getTime());
  const counted = ages.filter((age) => Math.abs(age) < TOKEN_WINDOW_MS).sort((a, b) => a - b);
  const decisive = counted[limit - 1];
  return decisive === undefined ? 0 : Math.ceil((TOKEN_WINDOW_MS - decisive) / 1000);
}

/** Whether another try may fare better: no answer came, or one of a server in trouble. */
function isPassing(error: unknown): boolean {
  return error instanceof SupplierError && (error.status === null || error.status >= 500);
}

type Keys = Pick<Connection, "baseUrl" | "prefix" | "clientId" | "clientSecret" | "signed">;

/** The request for a token. */
export function tokenCall({ baseUrl, prefix, clientId, clientSecret, signed }: Keys) {
  const form = { client_id: clientId, client_secret: clientSecret, grant_type: "client_credentials" };
  return {
    method: "POST",
    url: `${baseUrl}${prefix}/token`,
    body: { form },
    ...(signed && { headers: { "airalo-signature": signatureOf(form, clientSecret) } }),
    repeat: "safe",
    timeoutMs: TIMEOUT_MS,
  } as const;
}

async function keepPause(supplier: string, outcome: Outcome): Promise<void> {
  if (outcome.kind === "answered" && outcome.answer.status === 429)
    await storePause(supplier, TOKEN_SCOPE, retryAfterSeconds(outcome.answer.headers));
}

function readToken(answer: Answer, { clientSecret }: Connection): { token: string; expiresAt: Date } {
  const error = refusal(answer, "read") && refusal(discreet(answer, [clientSecret]), "read");
  // Whatever is wrong with our credentials says nothing about the order that waits for them.
  if (error) throw error.kind === "throttled" ? error : new SupplierError("unavailable", error);
  const { access_token: token, expires_in: seconds } = parse(tokenAnswer, unwrap(answer.body), "read");
  const whole = Math.min(seconds, LONGEST_SECONDS);
  const kept = whole - Math.min(MARGIN_SECONDS, whole / 2);
  return { token, expiresAt: fromNow(kept * 1000) };
}
