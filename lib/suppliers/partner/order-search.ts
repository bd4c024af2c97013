import "server-only";
import { z } from "zod";
import { MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { oldestFirst, type OrderSearch, type SupplierOrder } from "../contract/orders";
import { createdFilter, pagesOf, simPath } from "./calls";
import { type Client, parse } from "./client";
import { orderWire } from "./wire/orders";
import { hasCode } from "./wire/sims";
import { type Fields, list, moment, record, unwrap } from "./wire/values";

const DAY_MS = 24 * 3600_000;

/** Finds an order or a top-up by its reference, oldest first. A search that cannot be completed throws. */
export async function findOrders(client: Client, search: OrderSearch): Promise<readonly SupplierOrder[]> {
  const { reference, isBeginning = false, topup } = search;
  const byReference = await rowsWith(client, { text: reference, reference });
  const rows = byReference ?? (await rowsSince(client, search));
  const exact = rows.filter(({ description }) =>
    isBeginning && typeof description === "string"
      ? description.startsWith(reference)
      : description === reference,
  );
  if (exact.length > 0 || !topup) return adopted(client, exact);
  const byIccid = byReference && (await rowsWith(client, { text: topup.iccid, reference }));
  const candidates = byIccid ?? (byReference ? await rowsSince(client, search) : rows);
  return adopted(
    client,
    candidates.filter((row) => isTopup(row, { ...topup, since: search.since })),
  );
}

/** Rows whose description contains a text; null if the supplier does not filter by it. */
async function rowsWith(
  client: Client,
  { text, reference }: { text: string; reference: string },
): Promise<readonly Fields[] | null> {
  const filter = new URLSearchParams({ "filter[description]": text }).toString();
  const found: Fields[] = [];
  for await (const rows of orderPages(client, `&${filter}`, reference)) {
    if (!rows.every((row) => contains(row.description, text))) return null;
    found.push(...rows);
  }
  return found;
}

/** All rows of the days in which it can have been made. A day more on either side covers times in another zone. */
async function rowsSince(client: Client, { reference, since }: OrderSearch): Promise<readonly Fields[]> {
  const days = createdFilter({
    from: new Date(since.getTime() - DAY_MS),
    to: new Date(now().getTime() + DAY_MS),
  });
  const found: Fields[] = [];
  for await (const rows of orderPages(client, days, reference)) found.push(...rows);
  return found;
}

async function* orderPages(
  client: Client,
  filter: string,
  reference: string,
): AsyncGenerator<readonly Fields[]> {
  const path = `${client.connection.prefix}/orders?include=sims,status${filter}`;
  const pages = pagesOf(client, { operation: "find-order", path, reference, steady: false });
  for await (const { rows } of pages) yield parse(list(rowWire), rows, "read");
}

const rowWire = z.unknown().transform((row, context): Fields => {
  const fields = record(row);
  if (fields) return fields;
  context.addIssue({ code: "custom", message: "not an order" });
  return z.NEVER;
});

function contains(description: unknown, text: string): boolean {
  return typeof description === "string" && description.toLowerCase().includes(text.toLowerCase());
}

type Sent = NonNullable<OrderSearch["topup"]> & Pick<OrderSearch, "since">;

/** A top-up whose description the supplier wrote itself is known by eSIM, package and time. */
function isTopup(row: Fields, { packageId, iccid, since }: Sent): boolean {
  const createdAt = moment.safeParse(row.created_at).data;
  // The supplier's clock may be behind ours.
  const isOlder = createdAt !== undefined && createdAt.getTime() < since.getTime() - MOST_SKEW_MS;
  return row.type === "topup" && row.package_id === packageId && contains(row.description, iccid) && !isOlder;
}

/** Reads the rows that are ours. Those of others may be in any form. */
async function adopted(client: Client, rows: readonly Fields[]): Promise<readonly SupplierOrder[]> {
  const distinct = [...new Map(rows.map((row) => [JSON.stringify(row.id), row])).values()];
  const whole = await Promise.all(distinct.map((row) => withCodes(client, row)));
  const orders = parse(z.array(orderWire), whole, "read");
  return orders.toSorted(oldestFirst);
}

/** Lists may leave out an eSIM's codes; then each is asked for by itself. */
async function withCodes(client: Client, row: Fields): Promise<Fields> {
  const sims = list(z.unknown()).safeParse(row.sims).data;
  if (!sims?.some((sim) => !hasCode(sim))) return row;
  const whole = sims.map(async (sim) => {
    const iccid = record(sim)?.iccid;
    if (hasCode(sim) || typeof iccid !== "string") return sim;
    const answer = await client.call({ operation: "get-esim", method: "GET", path: simPath(client, iccid) });
    return unwrap(answer.body);
  });
  return { ...row, sims: await Promise.all(whole) };
}
