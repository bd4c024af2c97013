import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readJson, writeJson } from "./data-dir.ts";

export interface Secrets {
  readonly ENCRYPTION_KEY: string;
  readonly NEXTAUTH_SECRET: string;
  readonly databasePassword: string;
}

/** Made once and kept: a new encryption key would make every stored activation code unreadable. */
export function secretsIn(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
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
