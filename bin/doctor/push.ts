import { createECDH } from "node:crypto";
import { join } from "node:path";
import type { Env } from "@/lib/platform/env";
import { shown } from "../world/data-dir.ts";
import { line, type Finding } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Whether the two halves by which push services know the shop belong together: browsers are bound to the public one. */
export function pushKeys(scene: Scene, env: Env): Finding {
  const at = line("configuration.push", "notifications");
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = env;
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY)
    return at.skip("no VAPID keys, so browsers are offered none; .env.example says how to make a pair");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(VAPID_PRIVATE_KEY, "base64url");
  if (pair.getPublicKey("base64url") !== VAPID_PUBLIC_KEY)
    return at.fail(
      "VAPID_PUBLIC_KEY is not the public half of VAPID_PRIVATE_KEY",
      "make both anew with the line in .env.example",
    );
  const { settings, given } = scene.ground;
  if (given.has("VAPID_PUBLIC_KEY")) return at.ok("the pair of keys is whole");
  const kept = shown(join(settings.dataDir, "secrets.json"));
  return at.ok(`a pair of keys made by us, kept in ${kept}; a new one ends every browser's subscription`);
}
