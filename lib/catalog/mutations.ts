import "server-only";
import { createHash } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { db, type Db, Prisma, transaction } from "@/lib/platform/db";
import { errorText, present } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { redactText } from "@/lib/platform/log";
import type {
  SupplierDestination,
  SupplierDevice,
  SupplierOperator,
  SupplierPackage,
} from "@/lib/suppliers/contract";
import { defaultRule } from "@/lib/pricing/data";
import { retailPrice, type PricingRule } from "@/lib/pricing/model";

export type SyncRun = { readonly id: string; readonly supplier: string };

export async function startSync(supplier: string): Promise<SyncRun> {
  const run = { id: newId(), supplier };
  await db().catalogSync.create({ data: { ...run, status: "RUNNING", startedAt: now() } });
  return run;
}

export async function failSync(run: SyncRun, error: unknown): Promise<void> {
  const data = {
    status: "FAILED",
    finishedAt: now(),
    error: redactText(errorText(error)).slice(0, 500),
  } as const;
  await db().catalogSync.update({ where: { id: run.id }, data });
}

const KINDS = { local: "LOCAL", regional: "REGIONAL", global: "GLOBAL" } as const;

/** Makes our catalogue equal to what the supplier sells, in one transaction; what vanished is kept but no longer sold. */
export async function finishSync(run: SyncRun, destinations: readonly SupplierDestination[]): Promise<void> {
  if (destinations.length === 0)
    throw new Error("the supplier lists no destination; the catalogue is kept as it was");
  await transaction(async (tx) => {
    // Two runs at once would each mark the other's news as changes.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`catalog:${run.supplier}`}))`;
    const operatorIds = await storeOperators(tx, run.supplier, destinations);
    const rule = await defaultRule(tx);
    const rows = packageRows(run.supplier, destinations, { operatorIds, rule });
    const counts = await storePackages(tx, run.supplier, rows);
    await tx.catalogSync.update({
      where: { id: run.id },
      data: { status: "SUCCEEDED", finishedAt: now(), seen: rows.length, ...counts },
    });
  });
}

function operatorKey(destination: SupplierDestination, operator: SupplierOperator): string {
  return `${destination.slug}/${operator.id}`;
}

async function storeOperators(
  tx: Db,
  supplier: string,
  destinations: readonly SupplierDestination[],
): Promise<Map<string, string>> {
  const wanted = destinations.map((destination) => ({
    id: newId(),
    slug: destination.slug,
    kind: KINDS[destination.scope],
    countryCode: destination.countryCode,
    title: destination.title,
  }));
  const places = await tx.$queryRaw<{ id: string; slug: string }[]>`
    INSERT INTO destination (id, slug, kind, country_code, title)
    SELECT r.id::uuid, r.slug, r.kind::destination_kind, r."countryCode", r.title
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS r(id text, slug text, kind text, "countryCode" text, title text)
    ON CONFLICT (slug) DO UPDATE SET kind = excluded.kind, country_code = excluded.country_code, title = excluded.title
    RETURNING id, slug`;
  const placeIds = new Map(places.map((place) => [place.slug, place.id]));
  const operators = destinations.flatMap((destination) =>
    destination.operators.map((operator) => ({
      id: newId(),
      supplierId: operator.id,
      destinationId: present(placeIds.get(destination.slug), "destination"),
      title: operator.title,
      activationPolicy: operator.activationPolicy,
      kycRequired: operator.kycRequired,
      rechargeable: operator.rechargeable,
      roaming: operator.roaming,
      apnType: operator.apn.type,
      apnValue: operator.apn.value,
      coverages: operator.coverages,
      countryCodes: operator.coverages.map((coverage) => coverage.countryCode),
    })),
  );
  const stored = await tx.$queryRaw<{ id: string; supplier_id: string; slug: string }[]>`
    WITH stored AS (
      INSERT INTO operator (id, supplier, supplier_id, destination_id, title, activation_policy, kyc_required, rechargeable,
                            roaming, apn_type, apn_value, coverages, country_codes)
      SELECT r.id::uuid, ${supplier}, r."supplierId", r."destinationId"::uuid, r.title, r."activationPolicy", r."kycRequired",
             r.rechargeable, r.roaming, r."apnType", r."apnValue", r.coverages,
             ARRAY(SELECT jsonb_array_elements_text(r."countryCodes"))
      FROM jsonb_to_recordset(${JSON.stringify(operators)}::jsonb) AS r(id text, "supplierId" text, "destinationId" text, title text,
             "activationPolicy" text, "kycRequired" bool, rechargeable bool, roaming bool, "apnType" text, "apnValue" text,
             coverages jsonb, "countryCodes" jsonb)
      ON CONFLICT (supplier, supplier_id, destination_id) DO UPDATE SET title = excluded.title,
        activation_policy = excluded.activation_policy, kyc_required = excluded.kyc_required, rechargeable = excluded.rechargeable,
        roaming = excluded.roaming, apn_type = excluded.apn_type, apn_value = excluded.apn_value,
        coverages = excluded.coverages, country_codes = excluded.country_codes
      RETURNING id, supplier_id, destination_id)
    SELECT stored.id, stored.supplier_id, destination.slug FROM stored JOIN destination ON destination.id = stored.destination_id`;
  return new Map(stored.map((row) => [`${row.slug}/${row.supplier_id}`, row.id]));
}

type PackageRow = ReturnType<typeof packageRow>;

function packageRows(
  supplier: string,
  destinations: readonly SupplierDestination[],
  context: { operatorIds: ReadonlyMap<string, string>; rule: PricingRule },
): PackageRow[] {
  const rows = destinations.flatMap((destination) =>
    destination.operators.flatMap((operator) => {
      const operatorId = present(context.operatorIds.get(operatorKey(destination, operator)), "operator");
      return operator.packages.map((item) => packageRow(item, operatorId, context.rule));
    }),
  );
  // The same package can be listed under two destinations; the first one keeps it.
  return [...new Map(rows.toReversed().map((row) => [row.supplierId, row])).values()];
}

function packageRow(item: SupplierPackage, operatorId: string, rule: PricingRule) {
  const facts = {
    supplierId: item.id,
    slug: slugOf(item.id),
    type: item.type === "sim" ? "SIM" : "TOPUP",
    operatorId,
    title: item.title,
    dataMb: item.dataMb,
    unlimited: item.unlimited,
    validityDays: item.validityDays,
    voiceMinutes: item.voiceMinutes,
    textMessages: item.textMessages,
    fairUsePolicy: item.fairUsePolicy,
    costMinor: item.cost.minor,
    recommendedMinor: item.recommendedPrice.minor,
    priceMinor: retailPrice(item.cost, rule).minor,
    currency: item.cost.currency,
  };
  // Only rows whose facts changed are written, so that an idle sync costs next to nothing.
  return {
    id: newId(),
    ...facts,
    fingerprint: createHash("sha256").update(JSON.stringify(facts)).digest("base64url"),
  };
}

function slugOf(supplierId: string): string {
  return supplierId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

async function storePackages(tx: Db, supplier: string, rows: readonly PackageRow[]) {
  const at = now();
  const written = await tx.$queryRaw<{ inserted: boolean }[]>`
    INSERT INTO package (id, supplier, supplier_id, slug, type, operator_id, title, data_mb, unlimited, validity_days, voice_minutes,
                         text_messages, fair_use_policy, cost_minor, recommended_minor, price_minor, currency, fingerprint, updated_at)
    SELECT r.id::uuid, ${supplier}, r."supplierId", r.slug, r.type::package_type, r."operatorId"::uuid, r.title, r."dataMb", r.unlimited,
           r."validityDays", r."voiceMinutes", r."textMessages", r."fairUsePolicy", r."costMinor", r."recommendedMinor",
           r."priceMinor", r.currency, r.fingerprint, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, "supplierId" text, slug text, type text, "operatorId" text,
           title text, "dataMb" int, unlimited bool, "validityDays" int, "voiceMinutes" int, "textMessages" int, "fairUsePolicy" text,
           "costMinor" int, "recommendedMinor" int, "priceMinor" int, currency text, fingerprint text)
    ON CONFLICT (supplier, supplier_id) DO UPDATE SET slug = excluded.slug, type = excluded.type, operator_id = excluded.operator_id,
      title = excluded.title, data_mb = excluded.data_mb, unlimited = excluded.unlimited, validity_days = excluded.validity_days,
      voice_minutes = excluded.voice_minutes, text_messages = excluded.text_messages, fair_use_policy = excluded.fair_use_policy,
      cost_minor = excluded.cost_minor, recommended_minor = excluded.recommended_minor, price_minor = excluded.price_minor,
      currency = excluded.currency, fingerprint = excluded.fingerprint, gone_at = NULL, updated_at = excluded.updated_at
    WHERE package.fingerprint <> excluded.fingerprint OR package.gone_at IS NOT NULL
    RETURNING (xmax = 0) AS inserted`;
  const kept = Prisma.sql`SELECT jsonb_array_elements_text(${JSON.stringify(rows.map((row) => row.supplierId))}::jsonb)`;
  const gone = await tx.$executeRaw`
    UPDATE package SET gone_at = ${at}, updated_at = ${at}
    WHERE supplier = ${supplier} AND gone_at IS NULL AND supplier_id NOT IN (${kept})`;
  const added = written.filter((row) => row.inserted).length;
  return { added, changed: written.length - added, gone };
}

/** Keeps the list of eSIM-capable devices; an empty answer is ignored rather than emptying the list. */
export async function storeDevices(devices: readonly SupplierDevice[]): Promise<void> {
  if (devices.length === 0) return;
  const data = devices.map(({ os, brand, name }) => ({ id: newId(), os, brand, name }));
  await db().device.createMany({ data, skipDuplicates: true });
}
