// Run after an update of country-flag-icons: `node bin/copy-flags.mjs`. The pages load flags as files, one per country shown.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.resolve("country-flag-icons/package.json"))), "3x2");
const target = join(import.meta.dirname, "..", "public", "flags");

mkdirSync(target, { recursive: true });
for (const name of readdirSync(source)) {
  if (/^[A-Z]{2}\.svg$/.test(name)) copyFileSync(join(source, name), join(target, name.toLowerCase()));
}
