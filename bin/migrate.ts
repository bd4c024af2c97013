// `npm run db:migrate`: applies prisma/migrations to DATABASE_URL, or to the database that `npm start` keeps.
import { assembleCrew } from "./world/crew.ts";
import { openDataDir } from "./world/data-dir.ts";
import { command } from "./world/fail.ts";
import { acquireLock } from "./world/lock.ts";
import { migrate } from "./world/migrations.ts";
import { openDatabase } from "./world/own-database.ts";
import { secretsIn } from "./world/secrets.ts";
import { loadEnvFile, settingsFrom } from "./world/settings.ts";

await command(async () => {
  loadEnvFile();
  const settings = settingsFrom(process.env);
  openDataDir(settings.dataDir);
  const lock = await acquireLock(settings.dataDir);
  const crew = assembleCrew(lock.adopt);
  try {
    const database = await openDatabase(settings, secretsIn(settings.dataDir), crew);
    const applied = await migrate(database.url);
    process.stdout.write(applied.length === 0 ? "Nothing to apply.\n" : `Applied ${applied.join(", ")}.\n`);
  } finally {
    await crew.stop();
    lock.release();
  }
});
// The engine leaves a timer of ten seconds behind (its patience for the lock).
process.exit();
