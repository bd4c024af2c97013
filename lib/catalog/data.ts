import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { z } from "zod";
import { formatMoney } from "@/lib/money/format";
import { money, type Money } from "@/lib/money/model";
import { CACHE_TAGS } from "@/lib/platform/cache-tags";
import { db, type Db, type Prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import {
  ACTIVATION_POLICIES,
  type Coverage,
  type Destination,
  type DestinationTile,
  type Network,
  type PackageCard,
  type PackageDetail,
  pricePerGb,
  type SearchEntry,
  type WiderPlace,
} from "./model";
import { priceKey, type PriceList } from "./prices/model";
import { namesOf } from "./search/format";

const coveragesColumn = z.array(
  z.object({
    countryCode: z.string(),
    networks: z.array(z.object({ name: z.string(), types: z.array(z.string()) })),
  }),
);

const destinationColumns = {
  slug: true,
  kind: true,
  countryCode: true,
  title: true,
} satisfies Prisma.DestinationSelect;
/** What a card is made of. */
export const packageColumns = {
  slug: true,
  dataMb: true,
  unlimited: true,
  validityDays: true,
  voiceMinutes: true,
  textMessages: true,
  fairUsePolicy: true,
  priceMinor: true,
  currency: true,
  goneAt: true,
  operatorId: true,
  operator: {
    select: {
      title: true,
      activationPolicy: true,
      rechargeable: true,
      kycRequired: true,
      roaming: true,
      apnType: true,
      apnValue: true,
      coverages: true,
      destination: { select: destinationColumns },
    },
  },
} satisfies Prisma.PackageSelect;

type DestinationRow = Prisma.DestinationGetPayload<{ select: typeof destinationColumns }>;
type PackageRow = Prisma.PackageGetPayload<{ select: typeof packageColumns }>;

const KINDS = { LOCAL: "local", REGIONAL: "regional", GLOBAL: "global" } as const;

function toDestination(row: DestinationRow): Destination {
  return { slug: row.slug, kind: KINDS[row.kind], countryCode: row.countryCode, title: row.title };
}

/** A package as its card shows it. */
export function packageCard(row: PackageRow): PackageCard {
  const policy = ACTIVATION_POLICIES.find((known) => known === row.operator.activationPolicy);
  return {
    slug: row.slug,
    dataMb: row.dataMb,
    unlimited: row.unlimited,
    validityDays: row.validityDays,
    voiceMinutes: row.voiceMinutes,
    textMessages: row.textMessages,
    price: money(row.priceMinor, row.currency),
    operator: row.operator.title,
    activationPolicy: policy ?? "first-usage",
    rechargeable: row.operator.rechargeable,
    destination: toDestination(row.operator.destination),
  };
}

function cached(): void {
  cacheTag(CACHE_TAGS.catalog);
  cacheLife("hours");
}

/** Every destination that has something to sell, with its cheapest price. */
export async function destinationTiles(): Promise<DestinationTile[]> {
  "use cache";
  cached();
  const rows = await db().$queryRaw<
    (DestinationRow & { currency: string; fromMinor: number; packages: bigint; countries: bigint })[]
  >`
    SELECT d.slug, d.kind, d.country_code AS "countryCode", d.title, p.currency,
           min(p.price_minor) AS "fromMinor", count(*) AS packages,
           max(cardinality(o.country_codes))::bigint AS countries
    FROM package p JOIN operator o ON o.id = p.operator_id JOIN destination d ON d.id = o.destination_id
    WHERE p.type = 'SIM' AND p.gone_at IS NULL
    GROUP BY d.id, p.currency
    ORDER BY d.title`;
  return rows.map((row) => ({
    ...toDestination(row),
    from: money(row.fromMinor, row.currency),
    packages: Number(row.packages),
    countries: Number(row.countries),
  }));
}

/**
 * All destinations by name in one language, with their prices as they are printed (in the currency of the pages unless others
 * are handed in) and with whatever else people type for them; small enough to be searched in the browser. */
export async function searchIndex(locale: Locale, prices: PriceList = {}): Promise<SearchEntry[]> {
  const tiles = await destinationTiles();
  const entries = tiles.map((tile) => ({
    slug: tile.slug,
    kind: tile.kind,
    countryCode: tile.countryCode,
    from: formatMoney(prices[priceKey("place", tile.slug)] ?? tile.from, locale),
    ...namesOf(tile, locale),
  }));
  return entries.toSorted((a, b) => a.name.localeCompare(b.name, locale));
}

/** A destination with what can be bought for it, cheapest first; null where there is no such destination. */
export async function destinationWithPackages(
  slug: string,
): Promise<{ destination: Destination; packages: PackageCard[] } | null> {
  "use cache";
  cached();
  const destination = await db().destination.findUnique({ where: { slug }, select: destinationColumns });
  if (!destination) return null;
  const packages = await db().package.findMany({
    where: { type: "SIM", goneAt: null, operator: { destination: { slug } } },
    select: packageColumns,
    orderBy: [{ priceMinor: "asc" }, { dataMb: "asc" }],
  });
  return { destination: toDestination(destination), packages: packages.map(packageCard) };
}

/** Where the packages of a destination work, all of them together, and on which networks. */
export async function destinationCoverage(slug: string): Promise<Coverage[]> {
  "use cache";
  cached();
  const operators = await db().operator.findMany({
    where: { destination: { slug }, packages: { some: { type: "SIM", goneAt: null } } },
    select: { coverages: true },
  });
  const all = operators.flatMap(({ coverages }) => coveragesColumn.parse(coverages));
  return [...Map.groupBy(all, ({ countryCode }) => countryCode)].map(([countryCode, each]) => ({
    countryCode,
    networks: distinct(each.flatMap(({ networks }) => networks)),
  }));
}

/** Networks, each by its name once. */
function distinct(networks: readonly Network[]): Network[] {
  return [...new Map(networks.map((network) => [network.name, network])).values()];
}

/** Regions and the world, where their packages work in a country too; the cheapest first. */
export async function widerPlaces(countryCode: string): Promise<WiderPlace[]> {
  "use cache";
  cached();
  const operators = await db().operator.findMany({
    where: {
      countryCodes: { has: countryCode },
      destination: { kind: { not: "LOCAL" } },
      packages: { some: { type: "SIM", goneAt: null } },
    },
    select: {
      coverages: true,
      countryCodes: true,
      destination: { select: destinationColumns },
      packages: {
        where: { type: "SIM", goneAt: null },
        select: { dataMb: true, unlimited: true, priceMinor: true, currency: true },
      },
    },
  });
  const places = Map.groupBy(operators, ({ destination }) => destination.slug);
  return [...places.values()]
    .flatMap((all) => {
      const [first] = all;
      const packages = all.flatMap((operator) =>
        operator.packages.map((row) => ({ ...row, price: money(row.priceMinor, row.currency) })),
      );
      const from = cheapest(packages.map(({ price }) => price));
      if (!first || !from) return [];
      const codes = new Set(all.flatMap((operator) => operator.countryCodes));
      const networks = all.flatMap(
        ({ coverages }) =>
          coveragesColumn.parse(coverages).find((each) => each.countryCode === countryCode)?.networks ?? [],
      );
      return [
        {
          ...toDestination(first.destination),
          from,
          perGb: cheapest(packages.flatMap((row) => pricePerGb(row) ?? [])),
          others: codes.size - 1,
          networks: distinct(networks),
        },
      ];
    })
    .toSorted((a, b) => a.from.minor - b.from.minor);
}

function cheapest(prices: readonly Money[]): Money | null {
  return prices.toSorted((a, b) => a.minor - b.minor)[0] ?? null;
}

/** A package by its address, also one that is gone, so that old links can say so. */
export async function packageDetail(slug: string): Promise<PackageDetail | null> {
  "use cache";
  cached();
  const row = await db().package.findFirst({ where: { slug, type: "SIM" }, select: packageColumns });
  if (!row) return null;
  const cheapestTopup = row.operator.rechargeable
    ? await db().package.findFirst({
        where: { type: "TOPUP", goneAt: null, operatorId: row.operatorId },
        select: { priceMinor: true, currency: true },
        orderBy: { priceMinor: "asc" },
      })
    : null;
  return {
    ...packageCard(row),
    kycRequired: row.operator.kycRequired,
    roaming: row.operator.roaming,
    apn: { type: row.operator.apnType === "manual" ? "manual" : "automatic", value: row.operator.apnValue },
    fairUsePolicy: row.fairUsePolicy,
    coverages: coveragesColumn.parse(row.operator.coverages),
    topupFrom: cheapestTopup ? money(cheapestTopup.priceMinor, cheapestTopup.currency) : null,
    available: row.goneAt === null,
  };
}

/** Where a package works and on which networks, also one that is gone; null where it is not in the catalogue. */
export async function coverageOfPackage(
  id: string,
): Promise<{ coverages: Coverage[]; roaming: boolean | null } | null> {
  "use cache";
  cached();
  const row = await db().package.findUnique({
    where: { id },
    select: { operator: { select: { coverages: true, roaming: true } } },
  });
  return row && { coverages: coveragesColumn.parse(row.operator.coverages), roaming: row.operator.roaming };
}

/** Packages as they may be bought this moment, by address, read uncached: price, cost and what the buyer is promised. */
export async function sellablePackages(slugs: readonly string[]) {
  const rows = await db().package.findMany({
    // After a change of supplier the old one's packages stay listed until the new one's catalogue was read.
    where: { slug: { in: [...slugs] }, type: "SIM", goneAt: null, supplier: env().SUPPLIER },
    select: { ...packageColumns, id: true, supplier: true, supplierId: true, costMinor: true },
  });
  const sold = rows.map((row) => ({
    id: row.id,
    supplier: row.supplier,
    supplierPackageId: row.supplierId,
    cost: money(row.costMinor, row.currency),
    card: packageCard(row),
  }));
  return new Map(sold.map((one) => [one.card.slug, one]));
}

/** A top-up by the supplier's id, where the catalogue has it; its cost is null once it is not listed any more. */
export async function knownTopup(supplier: string, supplierId: string) {
  const row = await db().package.findUnique({
    where: { supplier_supplierId: { supplier, supplierId } },
    select: { id: true, costMinor: true, currency: true, goneAt: true },
  });
  return row && { id: row.id, cost: row.goneAt === null ? money(row.costMinor, row.currency) : null };
}

/** What packages cost us when they were last listed, by the supplier's ids. */
export async function listedCosts(
  supplier: string,
  supplierIds: readonly string[],
): Promise<ReadonlyMap<string, Money>> {
  const rows = await db().package.findMany({
    where: { supplier, supplierId: { in: [...supplierIds] } },
    select: { supplierId: true, costMinor: true, currency: true },
  });
  return new Map(rows.map((row) => [row.supplierId, money(row.costMinor, row.currency)]));
}

/** Which of these packages are in the catalogue, on sale or not. */
export async function knownPackages(ids: readonly string[], tx: Db = db()): Promise<ReadonlySet<string>> {
  const rows = await tx.package.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
