import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openClock, type Clock } from "./clock.ts";
import { openFaults, type Faults } from "./faults.ts";
import { openLedger, type RequestLedger } from "./ledger.ts";
import { seededRandom, type SeededRandom } from "./random.ts";
import { openSettings, type Settings } from "./settings.ts";
import { openStore, type Store } from "./store.ts";

export type SupplierProfile = "pressone" | "airalo";

export type WorldConfig = {
  port: number;
  smtpPort: number;
  dataDir: string;
  profile: SupplierProfile;
  publicUrl: string;
  seed: number;
  credentials: { clientId: string; clientSecret: string };
  /** The shop's own address for Stripe's events, when the sandbox is started beside it. */
  webhook: { url: string; secret: string } | null;
};

export type World = {
  clock: Clock;
  store: Store;
  faults: Faults;
  ledger: RequestLedger;
  random: SeededRandom;
  settings: Settings;
  config: WorldConfig;
  /** Back to the first day: nothing sold, nothing recorded, the machine's own time. */
  reset(): void;
  readonly isOpen: boolean;
  close(): void;
};

export function openWorld(config: WorldConfig): World {
  mkdirSync(config.dataDir, { recursive: true });
  const db = new DatabaseSync(join(config.dataDir, "sandbox.sqlite"));
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000");
  const store = openStore(db);
  const clock = openClock(store);
  const ledger = openLedger(db, clock);
  return {
    clock,
    store,
    ledger,
    // A restart must not draw the same identifiers again.
    random: seededRandom(config.seed + store.next("start") * 7919),
    // Its own stream: how many identifiers were drawn must not change which calls fail.
    faults: openFaults(store, config.seed),
    settings: openSettings(store),
    config,
    reset() {
      store.reset();
      ledger.clear();
    },
    get isOpen() {
      return db.isOpen;
    },
    close: () => db.close(),
  };
}
