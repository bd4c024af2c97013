import { hasCode, messageOf } from "../world/fail.ts";
import { noteClock, type Scene } from "./scene.ts";

/** An answer as it came over the wire. `body` is undefined where it was not JSON. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
  readonly ms: number;
}

/** Nothing was heard: what happened instead, and what helps. */
export class Unheard extends Error {
  readonly mend: string;
  constructor(said: string, mend: string) {
    super(said);
    this.mend = mend;
  }
}

const TIMEOUT_MS = 15_000;

export interface Question {
  readonly url: string;
  /** The variable in which this address stands, for whoever has to mend it. */
  readonly variable: string;
  readonly method?: "GET" | "POST" | "HEAD";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks once, without any of the patience that the shop's own clients have. */
export async function ask(question: Question): Promise<Heard> {
  const { url, variable, method = "GET", headers, body } = question;
  const began = performance.now();
  try {
    const reply = await fetch(url, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { Accept: "application/json", ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await reply.text();
    const ms = Math.round(performance.now() - began);
    return { status: reply.status, headers: reply.headers, text, body: parsed(text), ms };
  } catch (error) {
    throw unheard(error, { host: new URL(url).host, variable });
  }
}

/** The same, noting the clock of whoever answers. */
export async function askClock(scene: Scene, name: string, question: Question): Promise<Heard> {
  const askedAt = Date.now();
  const heard = await ask(question);
  const date = heard.headers.get("date");
  const at = date === null ? null : new Date(date);
  noteClock(scene, name, { at, askedAt, heardAt: Date.now(), stepMs: 1_000 });
  return heard;
}

interface Place {
  readonly host: string;
  readonly variable: string;
}

/** What stands between us and an address, in words; `error` may be any client's. */
export function unheard(error: unknown, { host, variable }: Place): Unheard {
  const root = rootCause(error);
  const says = (said: string, mend: string): Unheard => new Unheard(`${host}: ${said}`, mend);
  if (hasCode(root, "ENOTFOUND", "EDNS"))
    return says("there is no such host (DNS)", `check the host's spelling in ${variable}`);
  if (hasCode(root, "EAI_AGAIN"))
    return says("DNS does not answer", "check this machine's network and DNS, then run this again");
  if (hasCode(root, "ECONNREFUSED"))
    return says("nothing listens there (refused)", `check host and port in ${variable}`);
  if (hasCode(root, "EHOSTUNREACH", "ENETUNREACH"))
    return says("no way leads there", "check this machine's network and firewall");
  if (hasCode(root, "UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT") || isTimeout(root))
    return says(
      `no answer within ${String(TIMEOUT_MS / 1_000)} s (time-out)`,
      `check ${variable}, and whether a firewall lets this machine out`,
    );
  if (hasCode(root, "ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "ECONNECTION"))
    return says("the connection was cut", `check that the address in ${variable} speaks this protocol`);
  return tlsProblem(root, { host, variable }) ?? says(plainly(root), `check ${variable}`);
}

const TLS_PROBLEMS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "its certificate has ended",
  CERT_NOT_YET_VALID: "its certificate does not hold yet (or our clock is slow)",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate hangs on one that is signed by itself",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "nobody known vouches for its certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "nobody known vouches for its certificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  EPROTO: "it does not speak TLS on this port",
  ESOCKET: "no TLS connection could be made",
};

function tlsProblem(error: unknown, { host, variable }: Place): Unheard | undefined {
  const code = Object.keys(TLS_PROBLEMS).find((name) => hasCode(error, name));
  const words = messageOf(error);
  if (code === undefined && !/ssl|tls|certificate/i.test(words)) return undefined;
  // The library under Node words these for its own authors.
  const plain = /SSL routines/.test(words) ? "it does not speak TLS on this port" : words.slice(0, 120);
  const said = TLS_PROBLEMS[code ?? ""] ?? plain;
  return new Unheard(`${host}: ${said} (TLS)`, `check host, port and http or https in ${variable}`);
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}

function plainly(error: unknown): string {
  const said = messageOf(error);
  return said === "bad port" ? "HTTP clients never ask at this port" : said.slice(0, 160);
}

function rootCause(error: unknown): unknown {
  if (error instanceof AggregateError) return rootCause(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}
