import { noSniffing, securityHeaders } from "@/lib/platform/http/security-headers";
import { line, type Finding, type Findings } from "./finding.ts";
import { version } from "./manifest.ts";
import type { Scene } from "./scene.ts";
import { askShop, healthOf, mayBeOurs } from "./shop-health.ts";
import { Unheard } from "./wire.ts";

/** Whether a shop answers at our address, and is this version in good health. */
export async function* checkShop(scene: Scene): Findings {
  const { appUrl } = scene.ground.settings;
  const at = line("shop.running", "running");
  const health = await healthOf(scene);
  if (health === undefined) {
    yield await nobody(scene);
    return;
  }
  if (health.ready) yield at.ok(`${appUrl} says that a buyer can buy`);
  else
    yield at.fail(
      `${appUrl} runs, but a buyer cannot buy (database ${health.database}, supplier ${health.supplier})`,
      "mend what is wrong above; then start it again if it does not recover",
    );
  const versions = line("shop.version", "version");
  if (health.version === version) yield versions.ok(version);
  else
    yield versions.warn(
      `${health.version} runs, ${version} is here`,
      "restart the shop from here to bring it up to date",
    );
  yield await headers(scene);
}

/** Nothing of ours answers: is that as it should be? */
async function nobody(scene: Scene): Promise<Finding> {
  const at = line("shop.running", "running");
  const { appUrl } = scene.ground.settings;
  try {
    const heard = await askShop(scene, "/api/health");
    if (!mayBeOurs(scene))
      return at.warn(`something else answers at ${appUrl}`, "set PORT to another one, or stop what uses it");
    return at.fail(
      `what answers at ${appUrl} is not this shop (HTTP ${String(heard.status)})`,
      "check that APP_URL, your reverse proxy and DNS lead to the shop",
    );
  } catch (error) {
    if (!(error instanceof Unheard)) throw error;
    return at.skip(`no shop answers at ${appUrl}; to have it looked at, start it and run this again`);
  }
}

async function headers(scene: Scene): Promise<Finding> {
  const at = line("shop.headers", "security headers");
  const heard = await askShop(scene, "/en");
  const wanted = [noSniffing, ...securityHeaders].map(({ key }) => key).concat("Content-Security-Policy");
  const missing = wanted.filter((name) => !heard.headers.has(name));
  if (missing.length === 0) return at.ok(`all ${String(wanted.length)} arrive`);
  return at.fail(`${missing.join(", ")} missing`, "make your reverse proxy pass the shop's headers on");
}
