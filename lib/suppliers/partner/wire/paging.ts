import { z } from "zod";
import { count, type Fields, record } from "./values";

/** What a page says about the list it is part of; null where it does not say. */
export type Place = {
  readonly current: number | null;
  readonly last: number | null;
  readonly total: number | null;
  /** Whether a next page is named. The address itself is never followed: it may name another host or version. */
  readonly more: boolean | null;
};

/** Reads a page's place without believing any of it. */
export function placeOf(root: Fields): Place {
  const meta = record(root.meta) ?? {};
  const links = record(root.links) ?? {};
  const number = (value: unknown) => count.safeParse(value).data ?? null;
  return {
    current: number(meta.current_page),
    last: number(meta.last_page),
    total: number(meta.total),
    more: links.next === undefined ? null : z.string().min(1).safeParse(links.next).success,
  };
}
