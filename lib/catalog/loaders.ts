import "server-only";
import { brandFile } from "@/lib/brand/data";
import { env } from "@/lib/platform/env";
import { supplier } from "@/lib/suppliers/registry";
import {
  coverageOfPackage,
  destinationCoverage,
  destinationTiles,
  destinationWithPackages,
  packageDetail,
  widerPlaces,
} from "./data";
import type { Coverage, Destination, DestinationTile, PackageCard, PackageDetail, WiderPlace } from "./model";

// Where people fly most, by country; shown first on the home page where the reseller names no others.
const POPULAR = ["JP", "TR", "US", "TH", "IT", "ES", "GB", "FR", "GR", "AE", "ID", "PT"];

/** Made-up addresses are refused before they reach the page cache. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 120;

function isSlug(slug: string): boolean {
  return slug.length <= LONGEST_SLUG && SLUG.test(slug);
}

/** Everything the home page shows. */
export async function loadHome(): Promise<{
  popular: DestinationTile[];
  regions: DestinationTile[];
  countryCount: number;
  packageCount: number;
}> {
  const tiles = await destinationTiles();
  const { featured } = brandFile();
  const byCountry = new Map(tiles.map((tile) => [tile.countryCode, tile]));
  return {
    popular: (featured.length > 0 ? featured : POPULAR).flatMap((code) => byCountry.get(code) ?? []),
    regions: tiles.filter((tile) => tile.kind !== "local"),
    countryCount: tiles.filter((tile) => tile.kind === "local").length,
    packageCount: tiles.reduce((sum, tile) => sum + tile.packages, 0),
  };
}

/** What prices are shown in: first the currency that pages are in, then those that a visitor may choose instead. */
export function shopCurrencies(): readonly string[] {
  const base = supplier().currency;
  return [base, ...env().CURRENCIES.filter((currency) => currency !== base)];
}

/** All destinations that can be bought for, by title. */
export async function loadDestinations(): Promise<DestinationTile[]> {
  return destinationTiles();
}

/** A destination with its packages; a country with the regions whose packages work there too, a region with its countries. */
export async function loadDestination(slug: string): Promise<{
  destination: Destination;
  packages: PackageCard[];
  wider: WiderPlace[];
  coverage: Coverage[];
} | null> {
  const found = isSlug(slug) ? await destinationWithPackages(slug) : null;
  if (!found) return null;
  const { countryCode } = found.destination;
  return {
    ...found,
    wider: countryCode ? await widerPlaces(countryCode) : [],
    coverage: countryCode ? [] : await destinationCoverage(slug),
  };
}

/** Packages to lay side by side, in the order in which they were asked for; those that nobody knows are left out. */
export async function loadComparison(slugs: readonly string[]): Promise<PackageDetail[]> {
  const found = await Promise.all([...new Set(slugs)].map(loadPackage));
  return found.filter((detail) => detail !== null);
}

/** Where a package that somebody bought works; null where the catalogue does not know it any more. */
export async function loadCoverage(packageId: string | null) {
  return packageId === null ? null : coverageOfPackage(packageId);
}

export async function loadPackage(slug: string): Promise<PackageDetail | null> {
  return isSlug(slug) ? packageDetail(slug) : null;
}
