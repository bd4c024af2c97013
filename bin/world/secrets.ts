import { createECDH, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJson, shown, writeJson } from "./data-dir.ts";
import { Failure } from "./fail.ts";

export interface Secrets {
  readonly ENCRYPTION_KEY: string;
  readonly NEXTAUTH_SECRET: string;
  readonly databasePassword: string;
  /** What push services know the shop by; a browser that asked to be told is bound to this pair. */
  readonly VAPID_PUBLIC_KEY: string;
  readonly VAPID_PRIVATE_KEY: string;
}

function vapidPair(
  kept: Readonly<Record<string, unknown>>,
): Pick<Secrets, "VAPID_PUBLIC_KEY" | "VAPID_PRIVATE_KEY"> {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = kept;
  if (typeof VAPID_PUBLIC_KEY === "string" && typeof VAPID_PRIVATE_KEY === "string")
    return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY };
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  // A number that begins with zeros comes out shorter than it has to be.
  const secret = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return {
    VAPID_PUBLIC_KEY: pair.getPublicKey("base64url"),
    VAPID_PRIVATE_KEY: secret.toString("base64url"),
  };
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
    ...vapidPair(kept),
  };
  if (Object.entries(secrets).some(([name, value]) => kept[name] !== value)) writeJson(path, secrets);
  return secrets;
}
