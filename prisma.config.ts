import { defineConfig } from "prisma/config";

// `prisma generate` never runs the schema engine but looks for its binary, which cannot be fetched everywhere.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/landfall" },
});
