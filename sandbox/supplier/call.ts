import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { Dialect } from "./dialect.ts";
import { text } from "./fields.ts";
import { queryOf } from "./query.ts";
import { notFound, type Reply } from "./reply.ts";
import type { Sim } from "./sims.ts";
import type { Supplier } from "./supplier.ts";

/** One authorised request, as an endpoint sees it. */
export type Call = { c: Context; supplier: Supplier; dialect: Dialect; fields: Record<string, unknown> };

export type Endpoint = (call: Call) => Reply | Promise<Reply>;

export function simOf({ c, supplier }: Call): Sim {
  const sim = supplier.sims.find(c.req.param("iccid") ?? "");
  if (!sim) throw notFound(supplier.settings().unknownIccidStatus);
  return sim;
}

/** Names after `include=`, a comma list in which unknown ones do no harm. */
export function includesOf({ c }: Call): Set<string> {
  const lists = [queryOf(c, "include")].flat().map(text);
  return new Set(lists.flatMap((list) => list.split(",")).map((name) => name.trim()));
}

/** For the limits that count by address. */
export function callerIp(c: Context): string {
  return getConnInfo(c).remote.address ?? "unknown";
}
