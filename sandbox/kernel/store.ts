import type { DatabaseSync } from "node:sqlite";

/** Documents are replaced, never edited in place: a rolled-back transaction puts the previous object back. */
export type Collection<T> = {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  delete(id: string): boolean;
  values(): T[];
  readonly size: number;
};

export type Store = {
  collection<T>(name: string): Collection<T>;
  transaction<R>(work: () => R): R;
  /** The next number of a sequence that no reset takes back. */
  next(sequence: string, first?: number): number;
  /** Forgets every document but the sequences, then tells the listeners. */
  reset(): void;
  onReset(listener: () => void): void;
};

/** Collections under this name outlive a reset: outside systems never issue the same number twice. */
const SEQUENCES = "sequence.";

/** Every read is answered from memory, every write goes to SQLite before it is visible. */
export function openStore(db: DatabaseSync): Store {
  db.exec(
    "CREATE TABLE IF NOT EXISTS documents (collection TEXT, id TEXT, value TEXT NOT NULL, PRIMARY KEY (collection, id))",
  );
  const load = db.prepare("SELECT id, value FROM documents WHERE collection = ? ORDER BY rowid");
  const upsert = db.prepare(
    "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const remove = db.prepare("DELETE FROM documents WHERE collection = ? AND id = ?");

  const loaded = new Map<string, Map<string, unknown>>();
  const resetListeners: (() => void)[] = [];
  let undo: (() => void)[] | undefined;

  function documentsOf(name: string): Map<string, unknown> {
    const known = loaded.get(name);
    if (known) return known;
    const documents = new Map<string, unknown>();
    for (const row of load.all(name)) {
      documents.set(String(row.id), JSON.parse(String(row.value)) as unknown);
    }
    loaded.set(name, documents);
    return documents;
  }

  function remember(documents: Map<string, unknown>, id: string): void {
    if (!undo) return;
    const existed = documents.has(id);
    const before = documents.get(id);
    undo.push(() => {
      if (existed) documents.set(id, before);
      else documents.delete(id);
    });
  }

  function collection<T>(name: string): Collection<T> {
    const documents = documentsOf(name) as Map<string, T>;
    return {
      get: (id) => documents.get(id),
      put(id, value) {
        upsert.run(name, id, JSON.stringify(value));
        remember(documents, id);
        documents.set(id, value);
      },
      delete(id) {
        remove.run(name, id);
        remember(documents, id);
        return documents.delete(id);
      },
      values: () => [...documents.values()],
      get size() {
        return documents.size;
      },
    };
  }

  function transaction<R>(work: () => R): R {
    if (undo) return work();
    undo = [];
    db.exec("BEGIN");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      db.exec("ROLLBACK");
      for (const step of undo.reverse()) step();
      throw error;
    } finally {
      undo = undefined;
    }
  }

  function next(sequence: string, first = 1): number {
    const numbers = collection<number>(`${SEQUENCES}${sequence}`);
    const value = numbers.get("next") ?? first;
    numbers.put("next", value + 1);
    return value;
  }

  function reset(): void {
    db.exec(`DELETE FROM documents WHERE collection NOT LIKE '${SEQUENCES}%'`);
    // The maps themselves stay: collections hold on to them.
    for (const [name, documents] of loaded) if (!name.startsWith(SEQUENCES)) documents.clear();
    for (const listener of resetListeners) listener();
  }

  return { collection, transaction, next, reset, onReset: (listener) => void resetListeners.push(listener) };
}
