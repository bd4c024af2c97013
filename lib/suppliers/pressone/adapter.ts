import "server-only";
import { z } from "zod";
import { parseDecimal } from "@/lib/money/model";
import { SupplierError } from "../errors";
import type { Supplier, SupplierDestination, SupplierOrder } from "../contract";
import { call, NAME, parse, type Request } from "./client";
import * as wire from "./wire";

const BASE = "/customer/v2";
const PAGE_SIZE = 100;
const MOST_PAGES = 500;

async function read<T>(request: Omit<Request, "method" | "write">, schema: z.ZodType<T>): Promise<T> {
  const answer = await call({ ...request, method: "GET" });
  return parse(schema, wire.unwrap(answer.body), false);
}

/** An empty or malformed ICCID would turn the address into the list of all eSIMs. */
function simPath(iccid: string, leaf: string): string {
  if (!/^\d{18,22}$/.test(iccid)) throw new SupplierError("not_found", { supplierText: "malformed ICCID" });
  return `${BASE}/sims/${iccid}/${leaf}`;
}

async function listDestinations(): Promise<readonly SupplierDestination[]> {
  const found: SupplierDestination[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `${BASE}/packages?include=topup&limit=${PAGE_SIZE}&page=${page}`;
    const answer = await call({ operation: "packages", method: "GET", path });
    const destinations = parse(wire.list(wire.destinationWire), wire.unwrap(answer.body), false);
    found.push(...destinations.map(toDestination));
    const lastPage = wire.pageMeta.safeParse(answer.body).data?.meta?.last_page ?? 1;
    if (page >= lastPage) return found;
  }
  throw new SupplierError("unavailable", { supplierText: `more than ${MOST_PAGES} pages of packages` });
}

function toDestination(from: wire.DestinationWire): SupplierDestination {
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

function toOrder(order: z.output<typeof wire.orderWire>): SupplierOrder {
  return {
    id: order.id,
    packageId: order.package_id,
    reference: order.description,
    sims: (order.sims ?? []).map((sim) => ({
      iccid: sim.iccid,
      activationCode: sim.qrcode,
      confirmationCode: sim.confirmation_code,
      apn: { type: sim.apn_type, value: sim.apn_value },
    })),
  };
}

async function write(operation: string, path: string, form: Record<string, string>): Promise<SupplierOrder> {
  const reference = form["description"];
  const answer = await call({
    operation,
    method: "POST",
    path,
    form,
    write: true,
    ...(reference ? { reference } : {}),
  });
  return toOrder(parse(wire.orderWire, wire.unwrap(answer.body), true));
}

/** The usage page spells its prefix `cusomter`, another page `customer`; whichever answered last is asked first. */
let usagePrefixes = ["/customer/v2", "/cusomter/v2"];

async function readUsage(iccid: string): Promise<z.output<typeof wire.usageWire>> {
  const [first = BASE, second = BASE] = usagePrefixes;
  const path = simPath(iccid, "usage");
  const request = (prefix: string) => ({ operation: "usage", path: path.replace(BASE, prefix) });
  try {
    return await read(request(first), wire.usageWire);
  } catch (error) {
    // A 404 that carries the API's own words is about the eSIM, not about the address.
    const wrongAddress =
      error instanceof SupplierError &&
      error.kind === "not_found" &&
      !error.supplierText?.startsWith("messages.");
    if (!wrongAddress) throw error;
    const usage = await read(request(second), wire.usageWire);
    usagePrefixes = [second, first];
    return usage;
  }
}

/** PressOne's customer API; wire facts and their sources are in the reference the doc comments of `wire.ts` follow. */
export const pressone: Supplier = {
  name: NAME,
  listDestinations,
  listDevices: () =>
    read({ operation: "devices", path: `${BASE}/compatible-devices-lite` }, z.array(wire.deviceWire)),
  balance: async () => {
    const { balances } = await read({ operation: "balance", path: `${BASE}/balance` }, wire.balanceWire);
    if (!balances) return null;
    const { amount, currency } = balances.availableBalance;
    return parseDecimal(amount, currency, "half-up");
  },
  placeOrder: ({ packageId, quantity, reference }) =>
    write("submit-order", `${BASE}/orders`, {
      package_id: packageId,
      quantity: String(quantity),
      type: "sim",
      description: reference,
    }),
  placeTopup: ({ packageId, iccid, reference }) =>
    write("submit-topup", `${BASE}/orders/topups`, { package_id: packageId, iccid, description: reference }),
  findOrders: async (reference) => {
    const path = `${BASE}/orders?include=sims,status&limit=25&filter[description]=${encodeURIComponent(reference)}`;
    const orders = await read({ operation: "find-order", path, reference }, wire.list(wire.orderWire));
    // The filter is a "contains" match, so only exact equality proves the order ours.
    return orders
      .filter((order) => order.description === reference)
      .map(toOrder)
      .reverse();
  },
  listTopups: async (iccid) =>
    read({ operation: "topups", path: simPath(iccid, "topups") }, z.array(wire.packageWire)),
  usage: async (iccid) => {
    const usage = await readUsage(iccid);
    const status = wire.usageStatus(usage.status);
    const known = status !== "RECYCLED";
    return {
      status,
      unlimited: usage.is_unlimited,
      dataMb: known && !usage.is_unlimited ? wire.meter(usage.remaining, usage.total) : null,
      voiceMinutes: known ? wire.meter(usage.remaining_voice, usage.total_voice) : null,
      textMessages: known ? wire.meter(usage.remaining_text, usage.total_text) : null,
      expiresAt: usage.expired_at,
    };
  },
  history: (iccid) =>
    read({ operation: "history", path: simPath(iccid, "packages") }, z.array(wire.historyWire)),
  instructions: async (iccid, language) => {
    const request = {
      operation: "instructions",
      path: simPath(iccid, "instructions"),
      headers: { "Accept-Language": language },
    };
    return (await read(request, wire.instructionsWire)).instructions;
  },
};
