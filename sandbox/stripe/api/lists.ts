import type Stripe from "stripe";
import { missing } from "./errors.ts";

export type Page = { limit?: number; starting_after?: string; ending_before?: string };
export type CreatedRange = { gt?: number; gte?: number; lt?: number; lte?: number };

/** Stripe lists newest first; the collections keep the order of creation. */
export function pageOf<T extends { id: string }>(stored: T[], page: Page, url: string): Stripe.ApiList<T> {
  const items = [...stored].reverse();
  const limit = page.limit ?? 10;
  if (page.ending_before) {
    const end = positionOf(items, page.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = page.starting_after ? positionOf(items, page.starting_after, "starting_after") + 1 : 0;
  return {
    object: "list",
    data: items.slice(start, start + limit),
    has_more: start + limit < items.length,
    url,
  };
}

export function wholeList<T>(data: T[], url: string): Stripe.ApiList<T> {
  return { object: "list", data, has_more: false, url };
}

export function isWithin(created: number, range: CreatedRange | undefined): boolean {
  return (
    !range ||
    ((range.gt === undefined || created > range.gt) &&
      (range.gte === undefined || created >= range.gte) &&
      (range.lt === undefined || created < range.lt) &&
      (range.lte === undefined || created <= range.lte))
  );
}

function positionOf(items: { id: string }[], id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position < 0) throw missing("object", id, param);
  return position;
}
