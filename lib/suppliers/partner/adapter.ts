import "server-only";
import { z } from "zod";
import { parseDecimal } from "@/lib/money/model";
import { SupplierError } from "../errors";
import type {
  ListQuery,
  Supplier,
  SupplierCatalogue,
  SupplierDestination,
  SupplierOrder,
  SupplierPage,
  SupplierUsage,
  Write,
} from "../contract";
import { type Client, openClient, parse, type Request } from "./client";
import type { Connection } from "./connection";
import { openExtras } from "./extras/extras";
import { openUsagePath } from "./usage-path";
import {
  balanceWire,
  destinationWire,
  type DestinationWire,
  deviceWire,
  packageWire,
} from "./wire/catalogue";
import { historyWire, instructionsWire, meter, usageStatus, usageWire } from "./wire/esims";
import { esimWire, orderWire } from "./wire/orders";
import { list, pageMeta, unwrap } from "./wire/values";

const PAGE_SIZE = 100;
const MOST_PAGES = 500;

async function read<T>(
  client: Client,
  request: Omit<Request, "method" | "write">,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await client.call({ ...request, method: "GET" });
  return parse(schema, unwrap(answer.body), false);
}

async function readPage<T>(
  client: Client,
  request: { operation: string; path: string; query: ListQuery },
  item: z.ZodType<T>,
): Promise<SupplierPage<T>> {
  const { page = 1, from, to } = request.query;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const range = from && to ? `&filter[created_at]=${encodeURIComponent(`${day(from)} - ${day(to)}`)}` : "";
  const path = `${request.path}&limit=${PAGE_SIZE}&page=${page}${range}`;
  const answer = await client.call({ operation: request.operation, method: "GET", path });
  const items = parse(list(item), unwrap(answer.body), false);
  const meta = pageMeta.safeParse(answer.body).data?.meta;
  return { items, page, lastPage: meta?.last_page ?? 1, total: meta?.total ?? items.length };
}

/** An empty or malformed ICCID would turn the address into the list of all eSIMs. */
function simPath(client: Client, iccid: string, leaf = ""): string {
  if (!/^\d{18,22}$/.test(iccid)) throw new SupplierError("not_found", { supplierText: "malformed ICCID" });
  return `${client.connection.prefix}/sims/${iccid}${leaf}`;
}

async function listDestinations(client: Client): Promise<SupplierCatalogue> {
  const found: SupplierDestination[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `${client.connection.prefix}/packages?include=topup&limit=${PAGE_SIZE}&page=${page}`;
    const answer = await client.call({ operation: "packages", method: "GET", path });
    const destinations = parse(list(destinationWire), unwrap(answer.body), false);
    found.push(...destinations.map(toDestination));
    const lastPage = pageMeta.safeParse(answer.body).data?.meta?.last_page ?? 1;
    if (page >= lastPage) return { destinations: found, unreadable: [] };
  }
  throw new SupplierError("unavailable", { supplierText: `more than ${MOST_PAGES} pages of packages` });
}

function toDestination(from: DestinationWire): SupplierDestination {
  const countries = new Set(
    from.operators.flatMap((operator) => operator.coverages.map((coverage) => coverage.code)),
  );
  const world = from.slug === "world" || from.slug === "global" || from.slug.startsWith("global-");
  return {
    slug: from.slug,
    countryCode: from.country_code || null,
    title: from.title,
    scope: from.country_code ? "local" : world || countries.size > 100 ? "global" : "regional",
    operators: from.operators.map((operator) => ({
      id: operator.id,
      title: operator.title,
      activationPolicy: operator.activation_policy === "installation" ? "installation" : "first-usage",
      kycRequired: operator.is_kyc_verify ?? false,
      rechargeable: operator.rechargeability ?? false,
      roaming: operator.is_roaming,
      apn: { type: operator.apn_type, value: operator.apn_value },
      coverages: operator.coverages.map(({ code, networks }) => ({ countryCode: code, networks })),
      packages: operator.packages,
    })),
  };
}

async function write(
  client: Client,
  request: { operation: string; path: string; form: Record<string, string> } & Write,
): Promise<SupplierOrder> {
  const { operation, form, reference } = request;
  const answer = await client.call({
    operation,
    method: "POST",
    path: `${client.connection.prefix}${request.path}`,
    form: { ...form, description: reference },
    write: true,
    reference,
  });
  return parse(orderWire, unwrap(answer.body), true);
}

function openUsage(client: Client) {
  const atRightPath = openUsagePath(client.connection);
  return (iccid: string): Promise<SupplierUsage> =>
    atRightPath(async (prefix) => {
      const path = simPath(client, iccid, "/usage").replace(client.connection.prefix, prefix);
      return toUsage(await read(client, { operation: "usage", path }, usageWire));
    });
}

function toUsage(wire: z.output<typeof usageWire>): SupplierUsage {
  const status = usageStatus(wire.status);
  const known = status !== "RECYCLED";
  return {
    status,
    statusText: wire.status,
    unlimited: wire.is_unlimited,
    dataMb: known && !wire.is_unlimited ? meter(wire.remaining, wire.total) : null,
    voiceMinutes: known ? meter(wire.remaining_voice, wire.total_voice) : null,
    textMessages: known ? meter(wire.remaining_text, wire.total_text) : null,
    expiresAt: wire.expired_at,
  };
}

/** The supplier behind a connection; wire facts stand in `wire/`. */
export function openPartner(connection: Connection): Supplier {
  const client = openClient(connection);
  const { name, prefix } = connection;
  return {
    name,
    listDestinations: () => listDestinations(client),
    listDevices: () =>
      read(client, { operation: "devices", path: `${prefix}/compatible-devices-lite` }, z.array(deviceWire)),
    balance: async () => {
      const { balances } = await read(
        client,
        { operation: "balance", path: `${prefix}/balance` },
        balanceWire,
      );
      if (!balances) return null;
      const { amount, currency } = balances.availableBalance;
      return parseDecimal(amount, currency, "half-up");
    },
    placeOrder: ({ packageId, quantity, ...rest }) =>
      write(client, {
        ...rest,
        operation: "submit-order",
        path: "/orders",
        form: { package_id: packageId, quantity: String(quantity), type: "sim" },
      }),
    placeTopup: ({ packageId, iccid, ...rest }) =>
      write(client, {
        ...rest,
        operation: "submit-topup",
        path: "/orders/topups",
        form: { package_id: packageId, iccid },
      }),
    order: (id) =>
      read(
        client,
        {
          operation: "get-order",
          path: `${prefix}/orders/${encodeURIComponent(id)}?include=sims,status`,
        },
        orderWire,
      ),
    listOrders: (query) =>
      readPage(
        client,
        { operation: "list-orders", path: `${prefix}/orders?include=sims,status`, query },
        orderWire,
      ),
    findOrders: async (reference) => {
      const path = `${prefix}/orders?include=sims,status&limit=25&filter[description]=${encodeURIComponent(reference)}`;
      const orders = await read(client, { operation: "find-order", path, reference }, list(orderWire));
      // The filter is a "contains" match, so only exact equality proves the order ours.
      return orders.filter((order) => order.reference === reference).reverse();
    },
    esim: (iccid) => read(client, { operation: "get-esim", path: simPath(client, iccid) }, esimWire),
    listEsims: (query) =>
      readPage(client, { operation: "list-esims", path: `${prefix}/sims?include=order`, query }, esimWire),
    listTopups: async (iccid) =>
      read(client, { operation: "topups", path: simPath(client, iccid, "/topups") }, z.array(packageWire)),
    usage: openUsage(client),
    history: async (iccid) =>
      read(client, { operation: "history", path: simPath(client, iccid, "/packages") }, z.array(historyWire)),
    instructions: async (iccid, language) => {
      const request = {
        operation: "instructions",
        path: simPath(client, iccid, "/instructions"),
        headers: { "Accept-Language": language },
      };
      return (await read(client, request, instructionsWire)).instructions;
    },
    ...openExtras(client),
    numbers: null,
  };
}
