import { z } from "zod";
import type { SupplierCatalogue, SupplierDestination, SupplierOperator } from "../../contract/catalogue";
import { packageWire } from "./packages";
import { apnType, apnValue, idText, list, orNull, record } from "./values";

const words = list(z.string())
  .nullish()
  .transform((given) => given ?? []);
const networks = list(z.object({ name: z.string(), types: words }))
  .nullish()
  .transform((given) => given ?? []);
const coverageWire = z
  .object({ code: z.string().min(1), networks })
  .transform((wire) => ({ countryCode: wire.code, networks: wire.networks }));

const operatorWire = z
  .object({
    id: idText,
    title: z.string().min(1),
    activation_policy: orNull(z.string()),
    is_kyc_verify: orNull(z.boolean()),
    rechargeability: orNull(z.boolean()),
    is_roaming: orNull(z.boolean()),
    apn_type: apnType,
    apn_value: apnValue,
    coverages: list(coverageWire).nullish(),
  })
  .transform((wire): Omit<SupplierOperator, "packages"> => ({
    id: wire.id,
    title: wire.title,
    activationPolicy: wire.activation_policy?.startsWith("install") ? "installation" : "first-usage",
    kycRequired: wire.is_kyc_verify ?? false,
    rechargeable: wire.rechargeability ?? false,
    roaming: wire.is_roaming,
    apn: { type: wire.apn_type, value: wire.apn_value },
    coverages: wire.coverages ?? [],
  }));

const destinationWire = z.object({
  slug: z.string().trim().min(1),
  country_code: orNull(z.union([z.literal(""), z.string().regex(/^[A-Za-z]{2}$/, "not a country")])),
  title: z.string().min(1),
});

type Unreadable = SupplierCatalogue["unreadable"][number];
type Read<T> = { readonly read: T | null; readonly unreadable: readonly Unreadable[] };

/**
 * Reads one row of the catalogue. What cannot be read is left out and every package in it named. Null for what is no row
 * of a catalogue at all.
 */
export function readDestination(row: unknown, discount: number): Read<SupplierDestination> | null {
  const raw = record(row);
  const operators = raw && listOf(raw.operators);
  if (!raw || typeof raw.slug !== "string" || !operators) return null;
  const known = destinationWire.safeParse(raw);
  const place = raw.slug;
  if (!known.success) return lost(operators.flatMap(packagesOf), { place, error: known.error });
  const inside = operators.map((operator) => readOperator(operator, { place, discount }));
  const { slug, title, country_code } = known.data;
  const found = inside.flatMap(({ read }) => read ?? []);
  const countryCode = country_code ? country_code.toUpperCase() : null;
  return {
    read: { slug, countryCode, title, scope: scopeOf(slug, countryCode, found), operators: found },
    unreadable: inside.flatMap(({ unreadable }) => unreadable),
  };
}

function readOperator(
  raw: unknown,
  { place, discount }: { place: string; discount: number },
): Read<SupplierOperator> {
  const packages = packagesOf(raw);
  const known = operatorWire.safeParse(raw);
  // Without a list of packages it is not known what is missing.
  if (!known.success || !listOf(record(raw)?.packages)) return lost(packages, { place, error: known.error });
  const wire = packageWire(discount);
  const results = packages.map((each) => ({ raw: each, parsed: wire.safeParse(each) }));
  return {
    read: { ...known.data, packages: results.flatMap(({ parsed }) => parsed.data ?? []) },
    unreadable: results.flatMap((each) =>
      each.parsed.success
        ? []
        : [{ packageId: idOf(each.raw) ?? place, problem: problemOf(each.parsed.error) }],
    ),
  };
}

const MANY_COUNTRIES = 100;

function scopeOf(
  slug: string,
  countryCode: string | null,
  operators: readonly SupplierOperator[],
): SupplierDestination["scope"] {
  if (countryCode) return "local";
  if (/^(?:world|global)(?:$|-)/.test(slug)) return "global";
  const countries = new Set(operators.flatMap(({ coverages }) => coverages.map((each) => each.countryCode)));
  return countries.size > MANY_COUNTRIES ? "global" : "regional";
}

function listOf(value: unknown): unknown[] | null {
  return list(z.unknown()).safeParse(value).data ?? null;
}

function packagesOf(operator: unknown): unknown[] {
  return listOf(record(operator)?.packages) ?? [];
}

/** Names all packages inside of what cannot be read; where none can be named, the place says that something is missing. */
function lost(
  packages: readonly unknown[],
  { place, error }: { place: string; error: z.ZodError | undefined },
): Read<never> {
  const ids = packages.length > 0 ? packages.map((each) => idOf(each) ?? place) : [place];
  const problem = problemOf(error);
  return { read: null, unreadable: ids.map((packageId) => ({ packageId, problem })) };
}

function idOf(raw: unknown): string | null {
  return idText.safeParse(record(raw)?.id).data ?? null;
}

const LONGEST = 100;

function problemOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  return issue ? `${issue.path.join(".")}: ${issue.message}`.slice(0, LONGEST) : "packages: not a list";
}
