import "server-only";
import { z } from "zod";
import { isIccid } from "../contract/esims";
import type { ListQuery, SupplierPage } from "../contract/lists";
import { SupplierError } from "../errors";
import { type Client, parse, type Request } from "./client";
import { type Place, placeOf } from "./wire/paging";
import { type Fields, list, opened, unwrap } from "./wire/values";

/** Asks for something and believes the answer if it has the documented shape. */
export async function read<T>(
  client: Client,
  request: Omit<Request, "method">,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await client.call({ ...request, method: "GET" });
  return parse(schema, unwrap(answer.body), "read");
}

const PAGE_SIZE = 100;

type List = { readonly operation: string; readonly path: string; readonly reference?: string };

/** One page of a list. `path` ends in a query to which the page is added. */
export async function readPage<T>(
  client: Client,
  { page = 1, ...list }: List & { readonly page?: number },
  item: z.ZodType<T>,
): Promise<SupplierPage<T>> {
  const { rows, root } = await readRows(client, list, page);
  const { current, last, total } = placeOf(root);
  if (current !== null && current !== page) throw cutOff(`asked for page ${page}, got page ${current}`);
  const items = parse(z.array(item), rows, "read");
  // A full page that says nothing of others may have some after it.
  const lastPage = Math.max(last ?? (rows.length < PAGE_SIZE ? page : page + 1), 1);
  return { items, page, lastPage, total: Math.max(total ?? 0, items.length) };
}

const MOST_PAGES = 500;

/** The rows of one page, unread, and where its `meta` and `pricing` stand. */
export type RawPage = { readonly rows: readonly unknown[]; readonly root: Fields };

/**
 * Every page of a list, one after the other. Pages are counted, links never followed. A list that is cut off, that comes
 * in other pages than were asked for, or that shrinks meanwhile is `unavailable` rather than a shorter list. A `steady`
 * one must not change at all; others may grow at their beginning.
 */
export async function* pagesOf(
  client: Client,
  { steady, ...list }: List & { readonly steady: boolean },
): AsyncGenerator<RawPage> {
  const seen: Seen[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { rows, root } = await readRows(client, list, page);
    const here: Seen = { ...placeOf(root), rows: rows.length, text: textOf(rows, root) };
    const before = seen.at(-1);
    if (before && here.text !== null && here.text === before.text) return;
    if (here.current !== null && here.current !== page)
      throw cutOff(`asked for page ${page}, got page ${here.current}`);
    if (before && hasMoved(here, before, steady)) throw cutOff("the list changed while it was read");
    seen.push(here);
    yield { rows, root };
    const came = seen.reduce((sum, each) => sum + each.rows, 0);
    if (isLast(here, page, came)) {
      const { total } = here;
      if (total !== null && (steady ? came !== total : came < total))
        throw cutOff(`${came} of ${total} came`);
      return;
    }
    if (rows.length === 0) throw cutOff(`page ${page} is empty and not the last`);
  }
  throw cutOff(`there are more than ${MOST_PAGES} pages`);
}

type Seen = Place & { readonly rows: number; readonly text: string | null };

/** What a page is recognised by where nothing counts the pages. */
function textOf(rows: readonly unknown[], root: Fields): string | null {
  const { last, total } = placeOf(root);
  if (last !== null || total !== null) return null;
  try {
    return JSON.stringify(rows);
  } catch {
    throw cutOff("a page is nested too deep to be compared");
  }
}

function isLast({ last, total, more, rows }: Seen, page: number, came: number): boolean {
  if (last !== null) return page >= last;
  if (total !== null) return came >= total;
  // A server that knows no pages sends the same one again, which ends the list as well.
  return rows === 0 || more === false;
}

function hasMoved(now: Place, before: Place, steady: boolean): boolean {
  if (steady) return now.last !== before.last || now.total !== before.total;
  return (now.total ?? 0) < (before.total ?? 0);
}

async function readRows(client: Client, list: List, page: number): Promise<RawPage> {
  const path = `${list.path}&limit=${PAGE_SIZE}&page=${page}`;
  const answer = await client.call({ ...list, method: "GET", path });
  const { data, root } = opened(answer.body);
  return { rows: parse(rowsWire, data, "read"), root };
}

const rowsWire = list(z.unknown());

function cutOff(problem: string): SupplierError {
  return new SupplierError("unavailable", { supplierText: problem });
}

/** The filter for days (UTC, both included), ready to be added to a query; nothing if no day is named. */
export function createdFilter({ from, to }: Pick<ListQuery, "from" | "to">): string {
  if (!from && !to) return "";
  const [first, last] = [from ?? EARLIEST, to ?? LATEST].map((day) => day.toISOString().slice(0, 10));
  return `&${new URLSearchParams({ "filter[created_at]": `${first} - ${last}` }).toString()}`;
}
const EARLIEST = new Date("2000-01-01");
const LATEST = new Date("2999-12-31");

/** An empty or malformed ICCID would turn the address into the list of all eSIMs. */
export function simPath(client: Client, iccid: string, leaf = ""): string {
  if (!isIccid(iccid)) throw new SupplierError("not_found", { supplierText: "malformed ICCID" });
  return `${client.connection.prefix}/sims/${iccid}${leaf}`;
}
