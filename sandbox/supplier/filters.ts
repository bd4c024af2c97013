import type { Call } from "./call.ts";
import { invalidFields } from "./reply.ts";

/** The test behind `filter[name]=value`: SQL's LIKE %value%, so "_" and "%" in the value are wildcards there too. */
export function containsFilter(call: Call, name: string): ((text: string | null) => boolean) | undefined {
  const value = call.c.req.query(`filter[${name}]`);
  if (!value) return undefined;
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const wildcards = call.supplier.settings().likeWildcards;
  const source = wildcards ? literal(value).replaceAll("%", ".*").replaceAll("_", ".") : literal(value);
  const pattern = new RegExp(source, "is");
  return (text) => text !== null && pattern.test(text);
}

/** The test behind `filter[created_at]=2026-06-01 - 2026-06-30`: whole days, both included. */
export function createdFilter(call: Call): ((createdAt: string) => boolean) | undefined {
  const value = call.c.req.query("filter[created_at]");
  if (!value) return undefined;
  const range = /^(\d{4}-\d{2}-\d{2}) - (\d{4}-\d{2}-\d{2})$/.exec(value);
  const [, first = "", last = ""] = range ?? [];
  if (!isDay(first) || !isDay(last)) {
    throw invalidFields(
      { "filter.created_at": "The filter.created at does not match the format Y-m-d - Y-m-d." },
      call.supplier.settings().listValidationStatus,
    );
  }
  return (createdAt) => createdAt.slice(0, 10) >= first && createdAt.slice(0, 10) <= last;
}

/** A day that the calendar has: the 30th of February is none. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
