import "server-only";
import { db } from "@/lib/platform/db";

/** What the catalogue knows of a package besides what was sold; null where it knows the package no more. */
export type Terms = {
  /** The operator's own words on fair use. */
  readonly fairUsePolicy: string | null;
  readonly countryCodes: readonly string[];
};

/** Also of packages that are off sale: somebody has them. */
export async function termsOf(packageId: string | null): Promise<Terms | null> {
  if (packageId === null) return null;
  const row = await db().package.findUnique({
    where: { id: packageId },
    select: { fairUsePolicy: true, operator: { select: { countryCodes: true } } },
  });
  return row && { fairUsePolicy: row.fairUsePolicy, countryCodes: row.operator.countryCodes };
}
