import type { Call } from "./call.ts";
import { countingNumber, text } from "./fields.ts";
import { queryOf } from "./query.ts";
import { invalidFields } from "./reply.ts";

export const DEFAULT_PAGE_SIZE = 25;

export type Page<T> = { items: T[]; page: number; links: unknown; meta: unknown };

type PagingRules = { path: string; defaultSize?: number; invalidStatus?: number };

export function pageOf<T>(all: T[], call: Call, rules: PagingRules): Page<T> {
  const { limit: size, page } = pagingQuery(call, rules);
  const from = (page - 1) * size;
  const items = all.slice(from, from + size);
  const last = Math.max(1, Math.ceil(all.length / size));
  const prefix = call.dialect.prefix.replace("v2", call.supplier.settings().linksVersion);
  const url = `${call.supplier.world.config.publicUrl}${prefix}${rules.path}`;
  const linkTo = (number: number): string => `${url}?page=${number}`;
  return {
    items,
    page,
    links: {
      first: linkTo(1),
      last: linkTo(last),
      prev: page > 1 ? linkTo(page - 1) : null,
      next: page < last ? linkTo(page + 1) : null,
    },
    meta: {
      message: "success",
      current_page: page,
      from: items.length > 0 ? from + 1 : null,
      last_page: last,
      path: url,
      per_page: String(size),
      to: items.length > 0 ? from + items.length : null,
      total: all.length,
    },
  };
}

function pagingQuery({ c }: Call, rules: PagingRules): { limit: number; page: number } {
  const wrong: Record<string, string> = {};
  const read = (name: "limit" | "page", fallback: number): number => {
    const given = queryOf(c, name);
    if (given === undefined || given === "") return fallback;
    const number = countingNumber(text(given));
    if (number !== undefined) return number;
    wrong[name] = `The ${name} must be ${/^(?:0+|-\d+)$/.test(text(given)) ? "at least 1" : "an integer"}.`;
    return fallback;
  };
  const paging = { limit: read("limit", rules.defaultSize ?? DEFAULT_PAGE_SIZE), page: read("page", 1) };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong, rules.invalidStatus);
  return paging;
}
