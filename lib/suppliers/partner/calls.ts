import "server-only";
import type { z } from "zod";
import type { SupplierPage } from "../contract";
import { SupplierError } from "../errors";
import { type Client, parse, type Request } from "./client";
import { list, pageMeta, unwrap } from "./wire/values";

/** Asks for something and believes the answer if it has the documented shape. */
export async function read<T>(
  client: Client,
  request: Omit<Request, "method" | "write">,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await client.call({ ...request, method: "GET" });
  return parse(schema, unwrap(answer.body), false);
}

const PAGE_SIZE = 100;

/** One page of a list. `path` ends in a query to which the page is added. */
export async function readPage<T>(
  client: Client,
  request: { readonly operation: string; readonly path: string; readonly page?: number },
  item: z.ZodType<T>,
): Promise<SupplierPage<T>> {
  const { operation, page = 1 } = request;
  const path = `${request.path}&limit=${PAGE_SIZE}&page=${page}`;
  const answer = await client.call({ operation, method: "GET", path });
  const items = parse(list(item), unwrap(answer.body), false);
  const meta = pageMeta.safeParse(answer.body).data?.meta;
  return { items, page, lastPage: meta?.last_page ?? 1, total: meta?.total ?? items.length };
}

/** An empty or malformed ICCID would turn the address into the list of all eSIMs. */
export function simPath(client: Client, iccid: string, leaf = ""): string {
  if (!/^\d{18,22}$/.test(iccid)) throw new SupplierError("not_found", { supplierText: "malformed ICCID" });
  return `${client.connection.prefix}/sims/${iccid}${leaf}`;
}
