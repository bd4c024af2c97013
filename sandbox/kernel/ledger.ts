import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "./clock.ts";

export type LedgerEntry = {
  id: number;
  /** Sandbox time. */
  at: string;
  area: string;
  operation: string;
  method: string;
  path: string;
  status: number;
  request: unknown;
  response: unknown;
  /** What ties the request to something of the caller's: a description, an idempotency key, a mail id. */
  reference: string | null;
  fault: string | null;
  /** Whether the work behind the request was done, whatever the caller was told. */
  worked: boolean;
};

export type LedgerQuery = { area?: string; operation?: string; reference?: string; limit?: number };

export type RequestLedger = {
  record(entry: Omit<LedgerEntry, "id" | "at" | "area">): void;
  /** Newest first. */
  list(query?: LedgerQuery): LedgerEntry[];
  clear(): void;
};

const KEPT = 20_000;
const PRUNE_EVERY = 500;

export function openLedger(db: DatabaseSync, clock: Clock): RequestLedger {
  db.exec(`CREATE TABLE IF NOT EXISTS ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT, area TEXT NOT NULL, operation TEXT NOT NULL, reference TEXT, entry TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS ledger_operation ON ledger (operation, id)`);
  const insert = db.prepare(
    "INSERT INTO ledger (area, operation, reference, entry) VALUES (?, ?, ?, ?) RETURNING id",
  );
  const prune = db.prepare("DELETE FROM ledger WHERE id <= ?");
  const select = db.prepare(`SELECT id, entry FROM ledger
    WHERE (:area IS NULL OR area = :area) AND (:operation IS NULL OR operation = :operation)
      AND (:reference IS NULL OR reference = :reference) ORDER BY id DESC LIMIT :limit`);

  return {
    record(entry) {
      const area = entry.operation.split(".")[0] ?? entry.operation;
      const kept = { ...entry, at: clock.now().toISOString(), area };
      const row = insert.get(area, entry.operation, entry.reference, JSON.stringify(kept));
      const id = Number(row?.id);
      if (id % PRUNE_EVERY === 0) prune.run(id - KEPT);
    },
    list(query = {}) {
      const rows = select.all({
        area: query.area ?? null,
        operation: query.operation ?? null,
        reference: query.reference ?? null,
        limit: Math.min(query.limit ?? 100, KEPT),
      });
      return rows.map((row) => ({
        ...(JSON.parse(String(row.entry)) as Omit<LedgerEntry, "id">),
        id: Number(row.id),
      }));
    },
    clear: () => db.exec("DELETE FROM ledger"),
  };
}
