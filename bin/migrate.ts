// `npm run db:migrate`: applies prisma/migrations to DATABASE_URL, or to the database that `npm start` keeps.
import { command } from "./world/fail.ts";
import { withInstance } from "./world/instance.ts";
import { migrate } from "./world/migrations.ts";
import { openDatabase } from "./world/own-database.ts";
import { secretsIn } from "./world/secrets.ts";
import { loadEnvFile, settingsFrom } from "./world/settings.ts";

await command(async () => {
  loadEnvFile();
  const settings = settingsFrom(process.env);
  const outcome = await withInstance(settings.dataDir, async (crew) => {
    const database = await openDatabase(settings, secretsIn(settings.dataDir), crew);
    const applied = await migrate(database.url);
    process.stdout.write(applied.length === 0 ? "Nothing to apply.\n" : `Applied ${applied.join(", ")}.\n`);
  });
  if (outcome === "interrupted") process.exitCode = 130;
});
// The engine leaves a timer of ten seconds behind (its patience for the lock).
process.exit();
