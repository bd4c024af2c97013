import { callerIp, type Call } from "./call.ts";
import type { Limit } from "./dialect.ts";
import { foreignAddress } from "./reply.ts";

type Counted = { key: string; limit: Limit | null };

const ADDRESS_LIMIT: Limit = { calls: 5, windowMs: 60_000 };

/** The documented limits: what a call of the operation counts against, the widest first. */
const COUNTED: Record<string, (call: Call) => Counted[]> = {
  "supplier.token": ({ dialect }) => [{ key: "token", limit: dialect.limits.token }],
  "supplier.packages": ({ c, dialect }) => [
    { key: `packages:${c.req.header("authorization") ?? ""}`, limit: dialect.limits.packages },
  ],
  "supplier.usage": ({ c, dialect }) => [
    { key: "usage", limit: dialect.limits.usageOfAll },
    { key: `usage:${c.req.param("iccid") ?? ""}`, limit: dialect.limits.usage },
  ],
  "supplier.history": ({ c, dialect }) => [
    { key: `history:${c.req.param("iccid") ?? ""}`, limit: dialect.limits.history },
  ],
  "supplier.simulator": ({ c }) => [{ key: `simulator:${callerIp(c)}`, limit: ADDRESS_LIMIT }],
  "supplier.refunds.submit": ({ c }) => [{ key: `refunds:${callerIp(c)}`, limit: ADDRESS_LIMIT }],
};

/**
 * What stands before every endpoint: the allow list, the token, and the limits, in that order, so that a call is
 * counted whatever becomes of it. Returns the headers of a counted call.
 */
export function admit(call: Call, operation: string, isOpen: boolean): Record<string, string> {
  const { c, supplier, dialect } = call;
  const allowed = supplier
    .settings()
    .allowedIps.split(/[\s,]+/)
    .filter(Boolean);
  if (allowed.length > 0 && !allowed.includes(callerIp(c))) throw foreignAddress();
  if (!isOpen) supplier.tokens.check(c.req.header("authorization"));
  let headers: Record<string, string> = {};
  for (const { key, limit } of COUNTED[operation]?.(call) ?? [])
    if (limit) headers = supplier.limits.count(`${dialect.name}:${key}`, limit);
  return headers;
}
