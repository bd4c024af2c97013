import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Failure } from "./fail.ts";
import { root } from "./settings.ts";

const MARK = "landfall.json";

/** A path as people write it: short where it is inside the project. */
export function shown(path: string): string {
  const short = relative(root, path);
  return short === "" || short.startsWith("..") ? path : short;
}

export function isDataDir(dir: string): boolean {
  return existsSync(join(dir, MARK));
}

/** Makes the folder ours, so that `npm run reset` later knows what it may wipe. */
export function openDataDir(dir: string): void {
  mkdirSync(dir, { recursive: true });
  if (!isDataDir(dir)) {
    if (readdirSync(dir).length > 0) {
      throw new Failure(`${shown(dir)} holds something else: set DATA_DIR to an empty or a new folder.`);
    }
    writeJson(join(dir, MARK), { landfall: "data folder" });
  }
  // Mails and addresses pass through the logs.
  mkdirSync(join(dir, "logs"), { recursive: true, mode: 0o700 });
}

export function readJson(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Told below, with what to do.
  }
  throw new Failure(
    `${shown(path)} is damaged: restore it from a backup, or run \`npm run reset\` to begin empty.`,
  );
}

/** Written beside and moved into place: a crash leaves the old file or the new one, never half of one. */
export function writeJson(path: string, value: object): void {
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
