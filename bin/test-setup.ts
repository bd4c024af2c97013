// Runs before each test file: its own database, the world's addresses, and silence.
import { afterEach, inject } from "vitest";
import { cloneDatabase } from "./world/database.ts";

const world = inject("world");

// A copy per file, made anew: whatever an earlier file left in this worker's database is gone.
const address = new URL(world.adminUrl);
const name = `worker_${process.env.VITEST_POOL_ID ?? "0"}`;
await cloneDatabase(world.adminUrl, world.template, name);
address.pathname = `/${name}`;
Object.assign(process.env, world.variables, { DATABASE_URL: address.href });

// What is worth a line on the console is worth a test that expects it (with a spy), or a mend.
const said: string[] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${words.map(String).join(" ")}`);
  };
}

afterEach(() => {
  const lines = said.splice(0);
  if (lines.length > 0) throw new Error(`A test must not write to the console.\n${lines.join("\n")}`);
});
