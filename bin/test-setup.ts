// Runs before each test file that has a world: its own database, and the world's addresses.
import { inject } from "vitest";
import { cloneDatabase } from "./world/database.ts";

const world = inject("world");

// A copy per file, made anew: whatever an earlier file left in this worker's database is gone.
const address = new URL(world.adminUrl);
const name = `worker_${process.env.VITEST_POOL_ID ?? "0"}`;
await cloneDatabase(world.adminUrl, world.template, name);
address.pathname = `/${name}`;
Object.assign(process.env, world.variables, { DATABASE_URL: address.href });
