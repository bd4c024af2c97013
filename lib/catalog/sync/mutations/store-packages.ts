import "server-only";
import { createHash } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { type Db, Prisma } from "@/lib/platform/db";
import { present } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { retailPrice, type PricingRule } from "@/lib/pricing/model";
import type { SupplierPackage } from "@/lib/suppliers/contract/catalogue";
import type { Listing, Offer } from "../model/listing";
import { type Change, changedFacts, rowsJson } from "./record-changes";

/** A package as the last runs left it. */
export type KnownPackage = Prisma.PackageGetPayload<{ select: typeof knownColumns }>;

const knownColumns = {
  id: true,
  supplier: true,
  supplierId: true,
  type: true,
  operatorId: true,
  title: true,
  costMinor: true,
  currency: true,
  fingerprint: true,
  goneAt: true,
} satisfies Prisma.PackageSelect;

/** All packages of a supplier, and what is still on sale from any other one. */
export async function knownPackages(tx: Db, supplier: string): Promise<KnownPackage[]> {
  return tx.package.findMany({ where: { OR: [{ supplier }, { goneAt: null }] }, select: knownColumns });
}

/** The packages, without top-ups, of one place. */
export async function packagesOfPlace(tx: Db, supplier: string, slug: string): Promise<KnownPackage[]> {
  return tx.package.findMany({
    where: { supplier, type: "SIM", operator: { destination: { slug } } },
    select: knownColumns,
  });
}

type Context = {
  readonly supplier: string;
  /** What the supplier's earlier catalogues held, by its ids. */
  readonly known: ReadonlyMap<string, KnownPackage>;
  readonly operatorIds: ReadonlyMap<string, string>;
  readonly rule: PricingRule;
};

/** What is known of a package, by the names that staff read as changed; money in minor units of `currency`. */
function factsOf(item: SupplierPackage, rule: PricingRule) {
  return {
    type: item.type === "sim" ? "SIM" : "TOPUP",
    title: item.title,
    dataMb: item.dataMb,
    unlimited: item.unlimited,
    validityDays: item.validityDays,
    voiceMinutes: item.voiceMinutes,
    textMessages: item.textMessages,
    fairUsePolicy: item.fairUsePolicy,
    cost: item.cost.minor,
    recommended: item.recommendedPrice.minor,
    price: retailPrice(item.cost, rule).minor,
    currency: item.cost.currency,
  };
}
type Facts = ReturnType<typeof factsOf> & { readonly operator: string };
type Row = {
  readonly id: string;
  readonly supplierId: string;
  readonly fingerprint: string;
  readonly facts: Facts;
};

function rowOf(supplierId: string, offers: readonly [Offer, ...Offer[]], context: Context): Row {
  const known = context.known.get(supplierId);
  const operatorOf = (offer: Offer) => present(context.operatorIds.get(offer.operatorKey), "operator");
  // Listed under two destinations, it stays where it is: an order of pages that wavers must not move it to and fro.
  const offer = offers.find((place) => operatorOf(place) === known?.operatorId) ?? offers[0];
  const facts = { ...factsOf(offer.item, context.rule), operator: operatorOf(offer) };
  const fingerprint = createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
  return { id: known?.id ?? newId(), supplierId, fingerprint, facts };
}

/** Writes what is new or different and takes nothing off sale. */
export async function storePackages(tx: Db, listing: Listing, context: Context): Promise<Change[]> {
  const rows = [...listing.packages].map(([id, offers]) => rowOf(id, offers, context));
  // Only these are written, so that an idle sync costs next to nothing.
  const written = rows.filter((row) => {
    const known = context.known.get(row.supplierId);
    return known?.fingerprint !== row.fingerprint || known.goneAt !== null;
  });
  if (written.length === 0) return [];
  const before = await factsBefore(
    tx,
    written.map((row) => row.id),
  );
  await write(tx, context.supplier, await withSlugs(tx, written, context));
  return written.flatMap(({ id, supplierId, facts }): Change[] => {
    const { title, cost: costAfter, currency } = facts;
    const change = { subject: "package", supplierId, title, currency } as const;
    const old = before.get(id);
    if (!old) return [{ ...change, kind: "ADDED", details: [], costAfter }];
    if (old.gone) return [{ ...change, kind: "ADDED", details: ["returned"], costAfter }];
    const details = changedFacts<Facts>(old.facts, facts);
    if (details.length === 0) return [];
    // Amounts of two currencies are no step up or down.
    const step = details.includes("cost") && !details.includes("currency");
    return [{ ...change, kind: "CHANGED", details, ...(step && { costBefore: old.facts.cost, costAfter }) }];
  });
}

async function factsBefore(
  tx: Db,
  ids: readonly string[],
): Promise<Map<string, { facts: Facts; gone: boolean }>> {
  const rows = await tx.$queryRaw<(Facts & { id: string; gone: boolean })[]>`
    SELECT id, type::text, title, data_mb AS "dataMb", unlimited, validity_days AS "validityDays", voice_minutes AS "voiceMinutes",
           text_messages AS "textMessages", fair_use_policy AS "fairUsePolicy", cost_minor AS cost, recommended_minor AS recommended,
           price_minor AS price, currency, operator_id::text AS operator, gone_at IS NOT NULL AS gone
    FROM package WHERE id IN (${idList(ids)})`;
  return new Map(rows.map(({ id, gone, ...facts }) => [id, { facts, gone }]));
}

function idList(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT jsonb_array_elements_text(${rowsJson(ids)}::jsonb)::uuid`;
}

const LONGEST_SLUG = 100;

function slugOf(supplierId: string): string {
  const words = supplierId.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return words.slice(0, LONGEST_SLUG).replaceAll(/^-|-$/g, "") || "package";
}

/** A package keeps its address for good; a new one whose address is taken, now or long ago, gets one of its own. */
async function withSlugs(tx: Db, rows: readonly Row[], { supplier, known }: Context) {
  const fresh = rows.filter((row) => !known.has(row.supplierId)).map((row) => slugOf(row.supplierId));
  const found = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM package WHERE slug IN (SELECT jsonb_array_elements_text(${rowsJson(fresh)}::jsonb))`;
  const taken = new Set(found.map(({ slug }) => slug));
  return rows.map(({ facts, ...row }) => {
    const plain = slugOf(row.supplierId);
    const mark = createHash("sha256").update(`${supplier}/${row.supplierId}`).digest("hex").slice(0, 8);
    const slug = taken.has(plain) ? `${plain}-${mark}` : plain;
    taken.add(slug);
    return { ...row, ...facts, slug };
  });
}

async function write(tx: Db, supplier: string, rows: readonly unknown[]): Promise<void> {
  const at = now();
  await tx.$executeRaw`
    INSERT INTO package (id, supplier, supplier_id, slug, type, operator_id, title, data_mb, unlimited, validity_days, voice_minutes,
                         text_messages, fair_use_policy, cost_minor, recommended_minor, price_minor, currency, fingerprint, updated_at)
    SELECT r.id::uuid, ${supplier}, r."supplierId", r.slug, r.type::package_type, r.operator::uuid, r.title, r."dataMb", r.unlimited,
           r."validityDays", r."voiceMinutes", r."textMessages", r."fairUsePolicy", r.cost, r.recommended, r.price, r.currency,
           r.fingerprint, ${at}
    FROM jsonb_to_recordset(${rowsJson(rows)}::jsonb) AS r(id text, "supplierId" text, slug text, type text, operator text,
           title text, "dataMb" int, unlimited bool, "validityDays" int, "voiceMinutes" int, "textMessages" int, "fairUsePolicy" text,
           cost int, recommended int, price int, currency text, fingerprint text)
    ON CONFLICT (supplier, supplier_id) DO UPDATE SET type = excluded.type, operator_id = excluded.operator_id,
      title = excluded.title, data_mb = excluded.data_mb, unlimited = excluded.unlimited, validity_days = excluded.validity_days,
      voice_minutes = excluded.voice_minutes, text_messages = excluded.text_messages, fair_use_policy = excluded.fair_use_policy,
      cost_minor = excluded.cost_minor, recommended_minor = excluded.recommended_minor, price_minor = excluded.price_minor,
      currency = excluded.currency, fingerprint = excluded.fingerprint, gone_at = NULL, updated_at = excluded.updated_at`;
}

/** Takes packages off sale; they stay known, since orders point at them. */
export async function withdraw(tx: Db, packages: readonly KnownPackage[]): Promise<void> {
  if (packages.length === 0) return;
  const at = now();
  const ids = packages.map(({ id }) => id);
  await tx.$executeRaw`UPDATE package SET gone_at = ${at}, updated_at = ${at} WHERE id IN (${idList(ids)})`;
}
