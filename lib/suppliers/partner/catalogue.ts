import "server-only";
import { z } from "zod";
import type {
  SupplierCatalogue,
  SupplierDestination,
  SupplierDevice,
  SupplierOperator,
} from "../contract/catalogue";
import type { Supplier } from "../contract/supplier";
import { SupplierError } from "../errors";
import { pagesOf, read } from "./calls";
import type { Client } from "./client";
import { deviceWire } from "./wire/account";
import { readDestination } from "./wire/catalogue";
import { discountOf } from "./wire/packages";
import { placeOf } from "./wire/paging";

/** What the supplier sells, and which phones it knows. */
export function openCatalogue(
  client: Client,
): Pick<Supplier, "listDestinations" | "listDestination" | "listDevices"> {
  return {
    listDestinations: () => listDestinations(client, "include=topup"),
    listDestination: (place) => listDestination(client, place),
    listDevices: () => listDevices(client),
  };
}

async function listDestinations(client: Client, query: string): Promise<SupplierCatalogue> {
  const found = new Map<string, SupplierDestination>();
  const unreadable: SupplierCatalogue["unreadable"][number][] = [];
  const list = {
    operation: "packages",
    path: `${client.connection.prefix}/packages?${query}`,
    steady: true,
  };
  for await (const { rows, root } of pagesOf(client, list)) {
    const discount = discountOf(root);
    if (rows.length === 0 && placeOf(root).total === null && found.size === 0)
      throw garbled("an empty list that does not say that there is nothing");
    for (const row of rows) {
      const destination = readDestination(row, discount);
      if (!destination) throw garbled("a row that is no destination");
      unreadable.push(...destination.unreadable);
      const { read: known } = destination;
      if (known) found.set(known.slug, merged(known, found.get(known.slug)));
    }
  }
  return { destinations: [...found.values()], unreadable };
}

/** Regions have no filter of their own: they stand with the world, in a list that is short. */
async function listDestination(
  client: Client,
  { slug, countryCode }: Pick<SupplierDestination, "slug" | "countryCode">,
): Promise<SupplierCatalogue> {
  const filter = new URLSearchParams(
    countryCode ? { "filter[type]": "local", "filter[country]": countryCode } : { "filter[type]": "global" },
  );
  const { destinations, unreadable } = await listDestinations(client, filter.toString());
  return { destinations: destinations.filter((each) => each.slug === slug), unreadable };
}

function garbled(what: string): SupplierError {
  return new SupplierError("unavailable", { supplierText: `the catalogue has ${what}` });
}

/** A destination can come in parts on several pages. */
function merged(part: SupplierDestination, known: SupplierDestination | undefined): SupplierDestination {
  if (!known) return { ...part, operators: mergedOperators(part.operators) };
  return { ...known, operators: mergedOperators([...known.operators, ...part.operators]) };
}

function mergedOperators(parts: readonly SupplierOperator[]): readonly SupplierOperator[] {
  const operators = new Map<string, SupplierOperator>();
  for (const part of parts) {
    const known = operators.get(part.id);
    const packages = new Map([...(known?.packages ?? []), ...part.packages].map((each) => [each.id, each]));
    operators.set(part.id, { ...part, ...known, packages: [...packages.values()] });
  }
  return [...operators.values()];
}

async function listDevices(client: Client): Promise<readonly SupplierDevice[]> {
  const { prefix, extras } = client.connection;
  const ask = (path: string) =>
    read(client, { operation: "devices", path: `${prefix}${path}` }, z.array(deviceWire));
  const all =
    (extras ? await unlessGone(ask("/compatible-devices")) : null) ?? (await ask("/compatible-devices-lite"));
  const distinct = new Map(all.map((each) => [JSON.stringify(each).toLowerCase(), each]));
  return [...distinct.values()];
}

/** The full list is deprecated: once it is taken away, the lite one has to do. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SupplierError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
