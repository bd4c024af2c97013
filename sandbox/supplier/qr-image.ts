import { createHmac } from "node:crypto";
import type { World } from "../kernel/world.ts";
import type { Sim } from "./sims.ts";

const VALID_SECONDS = 7 * 86_400;

/** Like the supplier's: works for a week, so nobody can keep it as a permanent link. */
export function signedQrUrl(world: World, sim: Sim): string {
  const expires = Math.floor(world.clock.now().getTime() / 1_000) + VALID_SECONDS;
  const query = `expires=${expires}&id=${sim.id}`;
  return `${world.config.publicUrl}/supplier/qr/${sim.iccid}?${query}&signature=${signatureOf(world, sim.iccid, expires)}`;
}

export function isFreshQrUrl(
  world: World,
  iccid: string,
  { expires, signature }: { expires: number; signature: string },
): boolean {
  return expires * 1_000 > world.clock.now().getTime() && signature === signatureOf(world, iccid, expires);
}

function signatureOf(world: World, iccid: string, expires: number): string {
  return createHmac("sha256", world.config.credentials.clientSecret)
    .update(`${iccid}.${expires}`)
    .digest("hex");
}
