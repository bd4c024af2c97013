import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJson, shown, writeJson } from "./data-dir.ts";
import { Failure } from "./fail.ts";

export interface Secrets {
  readonly ENCRYPTION_KEY: string;
  readonly NEXTAUTH_SECRET: string;
  readonly databasePassword: string;
}

/** Made once and kept: a new encryption key would make every stored activation code unreadable. */
export function secretsIn(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  if (!existsSync(path) && existsSync(join(dataDir, "postgres"))) {
    const advice = "restore it from a backup, or run `npm run reset` to begin empty.";
    throw new Failure(`${shown(path)} is gone, and without it the database cannot be read: ${advice}`);
  }
  const kept = readJson(path);
  const keep = (name: keyof Secrets, encoding: BufferEncoding): string => {
    const value = kept[name];
    return typeof value === "string" && value !== "" ? value : randomBytes(32).toString(encoding);
  };
  const secrets: Secrets = {
    ENCRYPTION_KEY: keep("ENCRYPTION_KEY", "base64"),
    NEXTAUTH_SECRET: keep("NEXTAUTH_SECRET", "base64"),
    databasePassword: keep("databasePassword", "hex"),
  };
  if (Object.entries(secrets).some(([name, value]) => kept[name] !== value)) writeJson(path, secrets);
  return secrets;
}
