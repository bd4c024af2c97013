import type { Context } from "hono";
import { nested } from "../kernel/body.ts";
import { isRecord } from "../kernel/settings.ts";
import { spoken } from "./fields.ts";
import { invalidFields } from "./reply.ts";

/** A query parameter as PHP reads it: the last of several values counts, and `name[]=x` is a list. */
export function queryOf(c: Context, name: string): unknown {
  const tree = nested([...new URL(c.req.url).searchParams]);
  const keys = name.match(/[^[\]]+/g) ?? [];
  return keys.reduce<unknown>((place, key) => (isRecord(place) ? place[key] : undefined), tree);
}

/**
 * One that must be a single value. What the real supplier makes of a list is not known: it is refused, since a filter
 * that was passed over would show everything.
 */
export function textQueryOf(c: Context, name: string, invalidStatus = 422): string | undefined {
  const value = queryOf(c, name);
  if (value === undefined || typeof value === "string") return value;
  const field = name.replace("[", ".").replace("]", "");
  throw invalidFields({ [field]: `The ${spoken(field)} must be a string.` }, invalidStatus);
}
