import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Db, Prisma } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { SyncRun } from "./runs";

/** A difference that a run found. `details` names facts, or holds the problem of what could not be read. */
export type Change = {
  readonly kind: Prisma.CatalogChangeGetPayload<object>["kind"];
  readonly subject: "package" | "operator" | "destination";
  readonly supplierId: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly costBefore?: number | undefined;
  readonly costAfter?: number | undefined;
  readonly currency?: string | undefined;
};

/** Names of the facts in which two states of one thing differ. */
export function changedFacts<Facts extends object>(before: Facts, after: Facts): (keyof Facts & string)[] {
  const names = Object.keys(after) as (keyof Facts & string)[];
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

/** Rows as one parameter of a statement. The database knows no NUL and no half of a character, in texts or anywhere. */
export function rowsJson(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
  );
}

const ORDER: readonly Change["kind"][] = ["UNREADABLE", "GONE", "CHANGED", "ADDED"];
const moved = (change: Change) => change.costBefore !== undefined && change.costAfter !== undefined;

/** Keeps the differences of a run: first what buyers lost, then what costs us something else, then the rest. */
export async function recordChanges(tx: Db, run: SyncRun, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const sorted = changes.toSorted(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      Number(moved(b)) - Number(moved(a)) ||
      a.supplierId.localeCompare(b.supplierId, "en"),
  );
  // Staff lists run from the highest id to the lowest.
  const rows = sorted.toReversed().map((change) => ({ id: newId(), ...change }));
  await tx.$executeRaw`
    INSERT INTO catalog_change (id, sync_id, kind, subject, supplier_id, title, details, cost_before_minor, cost_after_minor, currency)
    SELECT r.id::uuid, ${run.id}::uuid, r.kind::change_kind, r.subject, r."supplierId", r.title,
           ARRAY(SELECT jsonb_array_elements_text(r.details)), r."costBefore", r."costAfter", r.currency
    FROM jsonb_to_recordset(${rowsJson(rows)}::jsonb) AS r(id text, kind text, subject text, "supplierId" text, title text,
           details jsonb, "costBefore" int, "costAfter" int, currency text)`;
}
