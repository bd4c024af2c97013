import "server-only";
import type { Db } from "@/lib/platform/db";
import { present } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { SupplierOperator } from "@/lib/suppliers/contract/catalogue";
import { type Listing, operatorKey } from "../model/listing";
import { type Change, changedFacts, rowsJson } from "./record-changes";

/** Where packages hang: our ids by the supplier's names, and what changed in what pages say about them. */
type Stored = { readonly ids: ReadonlyMap<string, string>; readonly changes: readonly Change[] };

const KINDS = { local: "LOCAL", regional: "REGIONAL", global: "GLOBAL" } as const;

export async function storeDestinations(tx: Db, listing: Listing): Promise<Stored> {
  const rows = await tx.destination.findMany({
    select: { id: true, slug: true, kind: true, countryCode: true, title: true },
  });
  const known = new Map(rows.map(({ id, slug, ...facts }) => [slug, { id, facts }]));
  const wanted = [...listing.destinations.values()].map(({ slug, scope, countryCode, title }) => {
    const facts = { kind: KINDS[scope], countryCode, title };
    const before = known.get(slug);
    return { id: before?.id ?? newId(), slug, facts, details: before && changedFacts(before.facts, facts) };
  });
  const written = wanted.filter((row) => row.details?.length !== 0);
  if (written.length > 0)
    await tx.$executeRaw`
      INSERT INTO destination (id, slug, kind, country_code, title)
      SELECT r.id::uuid, r.slug, r.kind::destination_kind, r."countryCode", r.title
      FROM jsonb_to_recordset(${rowsJson(written.map(({ facts, ...row }) => ({ ...row, ...facts })))}::jsonb)
        AS r(id text, slug text, kind text, "countryCode" text, title text)
      ON CONFLICT (slug) DO UPDATE SET kind = excluded.kind, country_code = excluded.country_code, title = excluded.title`;
  return {
    ids: new Map(wanted.map((row) => [row.slug, row.id])),
    changes: written.flatMap(({ slug, facts, details }) =>
      details
        ? [{ kind: "CHANGED", subject: "destination", supplierId: slug, title: facts.title, details }]
        : [],
    ),
  };
}

type OperatorFacts = {
  readonly title: string;
  readonly activationPolicy: string;
  readonly kycRequired: boolean;
  readonly rechargeable: boolean;
  readonly roaming: boolean | null;
  readonly apn: { readonly type: string; readonly value: string | null };
  readonly coverages: unknown;
};

/** What pages say of an operator, in one order, so that a supplier's shuffling is no change. */
function operatorFacts(operator: SupplierOperator): OperatorFacts {
  const coverages = operator.coverages.map(({ countryCode, networks }) => ({
    countryCode,
    networks: networks
      .map(({ name, types }) => ({ name, types: types.toSorted() }))
      .sort((a, b) => compare(a.name, b.name)),
  }));
  return {
    title: operator.title,
    activationPolicy: operator.activationPolicy,
    kycRequired: operator.kycRequired,
    rechargeable: operator.rechargeable,
    roaming: operator.roaming,
    apn: { type: operator.apn.type, value: operator.apn.value },
    coverages: coverages.sort((a, b) => compare(a.countryCode, b.countryCode)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function knownOperators(
  tx: Db,
  supplier: string,
): Promise<Map<string, { id: string; facts: OperatorFacts }>> {
  const rows = await tx.operator.findMany({
    where: { supplier },
    select: {
      id: true,
      supplierId: true,
      title: true,
      activationPolicy: true,
      kycRequired: true,
      rechargeable: true,
      roaming: true,
      apnType: true,
      apnValue: true,
      coverages: true,
      destination: { select: { slug: true } },
    },
  });
  return new Map(
    rows.map(({ id, supplierId, destination, apnType, apnValue, ...facts }) => [
      operatorKey(destination.slug, supplierId),
      { id, facts: { ...facts, apn: { type: apnType, value: apnValue } } },
    ]),
  );
}

/** Our ids of the operators of one place, by the supplier's names. */
export async function operatorsOfPlace(
  tx: Db,
  supplier: string,
  slug: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.operator.findMany({
    where: { supplier, destination: { slug } },
    select: { id: true, supplierId: true },
  });
  return new Map(rows.map((row) => [operatorKey(slug, row.supplierId), row.id]));
}

export async function storeOperators(
  tx: Db,
  listing: Listing,
  { supplier, destinationIds }: { supplier: string; destinationIds: ReadonlyMap<string, string> },
): Promise<Stored> {
  const known = await knownOperators(tx, supplier);
  const wanted = [...listing.operators].map(([key, { slug, operator }]) => {
    const facts = operatorFacts(operator);
    const before = known.get(key);
    return {
      id: before?.id ?? newId(),
      key,
      supplierId: operator.id,
      place: listing.destinations.get(slug)?.title ?? slug,
      destinationId: present(destinationIds.get(slug), "destination"),
      facts,
      countryCodes: operator.coverages.map((coverage) => coverage.countryCode),
      details: before && changedFacts(before.facts, facts),
    };
  });
  const written = wanted.filter((row) => row.details?.length !== 0);
  if (written.length > 0)
    await tx.$executeRaw`
      INSERT INTO operator (id, supplier, supplier_id, destination_id, title, activation_policy, kyc_required, rechargeable,
                            roaming, apn_type, apn_value, coverages, country_codes)
      SELECT r.id::uuid, ${supplier}, r."supplierId", r."destinationId"::uuid, r.title, r."activationPolicy", r."kycRequired",
             r.rechargeable, r.roaming, r.apn->>'type', r.apn->>'value', r.coverages,
             ARRAY(SELECT jsonb_array_elements_text(r."countryCodes"))
      FROM jsonb_to_recordset(${rowsJson(written.map(({ facts, ...row }) => ({ ...row, ...facts })))}::jsonb)
        AS r(id text, "supplierId" text, "destinationId" text, title text, "activationPolicy" text, "kycRequired" bool,
             rechargeable bool, roaming bool, apn jsonb, coverages jsonb, "countryCodes" jsonb)
      ON CONFLICT (supplier, supplier_id, destination_id) DO UPDATE SET title = excluded.title,
        activation_policy = excluded.activation_policy, kyc_required = excluded.kyc_required, rechargeable = excluded.rechargeable,
        roaming = excluded.roaming, apn_type = excluded.apn_type, apn_value = excluded.apn_value,
        coverages = excluded.coverages, country_codes = excluded.country_codes`;
  return {
    ids: new Map(wanted.map((row) => [row.key, row.id])),
    changes: written.flatMap(({ supplierId, facts, place, details }) =>
      details
        ? [{ kind: "CHANGED", subject: "operator", supplierId, title: `${facts.title}, ${place}`, details }]
        : [],
    ),
  };
}
