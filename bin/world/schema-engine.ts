import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, Pool } from "pg";

export type SchemaEngine = glue.SchemaEngine;
export type Datamodels = [name: string, content: string][];

/**
 * Prisma's own migration engine as WebAssembly: the same work as `prisma migrate`, with nothing to download.
 * The package's main file leaves loading the `.wasm` to a bundler, so it is done here.
 */
async function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": { ...glue },
  });
  const setWasm: unknown = Reflect.get(glue, "__wbg_set_wasm");
  const start = instance.exports["__wbindgen_start"];
  if (typeof setWasm !== "function" || typeof start !== "function") {
    throw new Error("This version of @prisma/schema-engine-wasm is loaded in another way.");
  }
  Reflect.apply(setWasm, undefined, [instance.exports]);
  Reflect.apply(start, undefined, []);
}

function asDriverError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { code = "", severity = "ERROR", message, detail, column, hint } = error;
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/**
 * The stock adapter cuts a script at every semicolon, also inside a function body, and commits each piece.
 * Sent whole, as `prisma migrate deploy` does, PostgreSQL reads it right and applies all of it or nothing.
 */
class WholeScripts extends PrismaPg {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        throw asDriverError(error);
      }
    };
    return adapter;
  }
}

let loaded: Promise<void> | undefined;

export async function withSchemaEngine<T>(
  plan: { url: string; datamodels: Datamodels },
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await (loaded ??= load());
  const pool = new Pool({ connectionString: plan.url });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    const engine = await glue.SchemaEngine.new({ datamodels: plan.datamodels }, () => undefined, factory);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
