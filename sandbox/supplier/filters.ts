import type { Call } from "./call.ts";
import { textQueryOf } from "./query.ts";
import { invalidFields } from "./reply.ts";

export function listFilter({ c, supplier }: Call, name: string): string | undefined {
  return textQueryOf(c, `filter[${name}]`, supplier.settings().listValidationStatus);
}

/** The test behind `filter[name]=value`: SQL's LIKE %value%, so "_" and "%" in the value are wildcards there too. */
export function containsFilter(call: Call, name: string): ((text: string | null) => boolean) | undefined {
  const value = listFilter(call, name);
  if (!value) return undefined;
  const wanted = value.toLowerCase();
  const hasWildcards = call.supplier.settings().likeWildcards;
  return (text) => {
    const present = text?.toLowerCase();
    return (
      present !== undefined && (hasWildcards ? isLike(present, `%${wanted}%`) : present.includes(wanted))
    );
  };
}

/** SQL's LIKE by two pointers: a regular expression with many wildcards can take for ever. */
function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let wildcard: { next: number; at: number } | undefined;
  while (at < text.length) {
    if (pattern[next] === "%") {
      next += 1;
      wildcard = { next, at };
    } else if (pattern[next] === "_" || pattern[next] === text[at]) {
      next += 1;
      at += 1;
    } else if (wildcard) {
      // The last wildcard takes one character more.
      wildcard = { next: wildcard.next, at: wildcard.at + 1 };
      ({ next, at } = wildcard);
    } else return false;
  }
  return /^%*$/.test(pattern.slice(next));
}

/** The test behind `filter[created_at]=2026-06-01 - 2026-06-30`: whole days, both included. */
export function createdFilter(call: Call): ((createdAt: string) => boolean) | undefined {
  const value = listFilter(call, "created_at");
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
