import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { setTimeout as sleep } from "node:timers/promises";
import { readBody } from "./body.ts";
import { faultyAnswer } from "./faulty-answer.ts";
import { HTTP_FAULTS, SLIPS, type FaultRule, type Slip } from "./faults.ts";
import type { World } from "./world.ts";

declare module "hono" {
  interface ContextVariableMap {
    world: World;
    /** Parsed fields of a JSON, form or multipart body. */
    body: Record<string, unknown>;
    /** The body's text, for signatures. */
    rawBody: string;
    /** Which operation answers; none, and the call was a stray one. */
    operation?: string;
    /** What the handler is to do wrong. */
    slip?: Slip;
    /** A handler's word that it refused, whatever its status says. */
    isRefused?: boolean;
  }
}

/** Lets every handler reach the world through its context. */
export function inWorld(world: World): MiddlewareHandler {
  return async (c, next) => {
    c.set("world", world);
    await next();
  };
}

type OperationHandler = (c: Context) => Response | Promise<Response>;

/** What a call is about, read before anything is done: a fault may strike for it, and before the handler knows it. */
export type Subject = {
  packageIds?: string[];
  /** What ties the ledger entry to something of the caller's. */
  reference?: string;
};

type Outcome = { response: Response; worked: boolean; told: unknown };

const names = new Set<string>();

/** Every operation that answers calls, for who wants to break one. */
export function operationNames(): string[] {
  return [...names].sort();
}

/** Wraps one named operation: reads the body, lets faults strike, and writes one ledger entry whatever happened. */
export function withFaults(
  operation: string,
  handler: OperationHandler,
  subjectOf: (c: Context) => Subject = () => ({}),
): OperationHandler {
  names.add(operation);
  return async (c) => {
    c.set("operation", operation);
    const world = c.get("world");
    const { raw, fields } = await readBody(c);
    c.set("body", fields);
    c.set("rawBody", raw);
    const { packageIds, reference } = subjectOf(c);
    const fault = world.faults.take(operation, {
      packageIds,
      text: `${c.req.url}\n${raw}`,
      kinds: HTTP_FAULTS,
    });
    const record = (outcome: Outcome): void =>
      world.ledger.record({
        operation,
        method: c.req.method,
        path: pathOf(c),
        status: outcome.response === RESPONSE_ALREADY_SENT ? 0 : outcome.response.status,
        request: kept(fields, JSON.stringify(fields)),
        response: outcome.told,
        reference: reference || null,
        fault: fault?.kind ?? null,
        worked: outcome.worked,
      });
    return fault ? faulty(c, { handler, fault, record }) : normal(c, handler, record);
  };
}

/**
 * Writes down the calls of an area that no operation answers: wrong addresses and methods, bodies that are too large.
 * It must stand before whatever may turn a call away.
 */
export function recordStrays(area: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.get("operation") !== undefined) return;
    const fields = c.res.status === 413 ? {} : (await readBody(c)).fields;
    c.get("world").ledger.record({
      operation: `${area}.unknown`,
      method: c.req.method,
      path: pathOf(c),
      status: c.res.status,
      request: kept(fields, JSON.stringify(fields)),
      response: await bodyOf(c.res),
      reference: null,
      fault: null,
      worked: false,
    });
  };
}

function pathOf(c: Context): string {
  return c.req.url.replace(/^https?:\/\/[^/]+/, "");
}

type Recorder = (outcome: Outcome) => void;

async function normal(c: Context, handler: OperationHandler, record: Recorder): Promise<Response> {
  const response = await handler(c);
  record({ response, worked: isDone(c, response), told: await bodyOf(response) });
  return response;
}

type Struck = { handler: OperationHandler; fault: FaultRule; record: Recorder };

async function faulty(c: Context, { handler, fault, record }: Struck): Promise<Response> {
  const waitMs = fault.delayMs ?? 3_000;
  if (fault.kind === "delay") {
    await sleep(waitMs, undefined, { ref: false });
    if (!c.get("world").isOpen) return RESPONSE_ALREADY_SENT;
    return normal(c, handler, record);
  }
  const slip = SLIPS.find((kind) => kind === fault.kind);
  if (slip) c.set("slip", slip);
  if (slip || fault.kind === "token_expiry") return normal(c, handler, record);
  const honest = doesTheWork(fault) ? await handler(c) : undefined;
  const worked = honest !== undefined && isDone(c, honest);
  const told = honest ? await bodyOf(honest) : null;
  const answer = await faultyAnswer(fault, honest, c.get("world").clock.now());
  record({ response: answer ?? RESPONSE_ALREADY_SENT, worked, told });
  if (fault.kind === "delay_after") await sleep(waitMs, undefined, { ref: false });
  return answer ?? silence(c, fault);
}

/** Whether the honest answer is no refusal. */
function isDone(c: Context, honest: Response): boolean {
  return honest.status < 400 && c.get("isRefused") !== true;
}

function doesTheWork(fault: FaultRule): boolean {
  if (fault.kind === "status" || fault.kind === "html") return fault.afterWork === true;
  return ["timeout_after", "delay_after", "garbage", "empty", "reset_after", "comment"].includes(fault.kind);
}

/** Resets the connection, or holds it open until the caller hangs up (or the sandbox stops). */
async function silence(c: Context, fault: FaultRule): Promise<Response> {
  const { outgoing } = c.env as HttpBindings;
  if (fault.kind === "reset" || fault.kind === "reset_after") {
    outgoing.socket?.resetAndDestroy();
  } else if (!outgoing.closed) {
    await new Promise((resolve) => outgoing.once("close", resolve));
  }
  return RESPONSE_ALREADY_SENT;
}

const LEDGER_BODY_LIMIT = 8_192;

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const text = await response.clone().text();
  try {
    return kept(JSON.parse(text) as unknown, text);
  } catch {
    return kept(text, text);
  }
}

/** A body as the ledger keeps it: a catalogue page is megabytes, and thousands of them would help nobody. */
function kept(body: unknown, text: string): unknown {
  if (text.length <= LEDGER_BODY_LIMIT) return body;
  return { shortened: true, characters: text.length, start: text.slice(0, 400) };
}
