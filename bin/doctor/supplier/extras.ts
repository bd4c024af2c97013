import { WEBHOOK_TOPICS } from "@/lib/suppliers/contract";
import { supplier } from "@/lib/suppliers/registry";
import { line, type Finding } from "../finding.ts";
import { assumption } from "./assumption.ts";
import { readAs, saidBy, wordsOf, type Partner } from "./partner.ts";

/** A2: whether PressOne has what Airalo added. */
export async function extras(partner: Partner): Promise<Finding> {
  const at = assumption(2, "Airalo's additions");
  if (partner.name !== "pressone") return at.ok("this supplier is the one that made them");
  const heard = await partner.get("/notifications/opt-in");
  const kind = readAs(heard)?.kind;
  const isThere = kind === undefined || kind === "not_found" || kind === "rejected";
  const isOn = supplier().webhooks !== null;
  const said = `notifications: ${wordsOf(heard)}`;
  if (!isThere && heard.status !== 404)
    return at.warn(said, `ask ${partner.label} whether your account has them`);
  if (isThere === isOn)
    return at.ok(isThere ? "there, and switched on" : "not there (404), and PRESSONE_EXTRAS is off");
  if (isThere)
    return at.warn("there, but unused", "set PRESSONE_EXTRAS=on: webhooks, vouchers, refund claims and more");
  return at.fail(`not there: ${said}`, "set PRESSONE_EXTRAS=off");
}

/** Where the supplier sends its news, if it can. */
export async function webhookTarget(partner: Partner): Promise<Finding> {
  const at = line("supplier.webhooks", "webhooks");
  const { webhooks } = supplier();
  if (webhooks === null) return at.skip("this supplier sends none; the shop asks instead");
  const { appUrl } = partner.scene.ground.settings;
  const ours = `${appUrl}/api/webhooks/supplier`;
  const wrong: string[] = [];
  try {
    for (const topic of WEBHOOK_TOPICS) {
      const target = await webhooks.target(topic);
      if (target !== ours)
        wrong.push(`${topic} ${target === null ? "is told to nobody" : `goes to ${target}`}`);
    }
  } catch (error) {
    return at.warn(saidBy(error), "the shop works without them; it only hears later");
  }
  if (wrong.length === 0) return at.ok(`all ${String(WEBHOOK_TOPICS.length)} kinds go to ${ours}`);
  return at.warn(
    wrong.join("; "),
    `the running shop asks for them daily and at start; it must be reachable at ${appUrl}`,
  );
}

/** A20 with V1 and V4: telephone numbers, a product with an address and a key of its own. */
export async function voiceNumbers(partner: Partner): Promise<Finding> {
  const at = assumption(20, "telephone numbers");
  const { numbers } = supplier();
  if (numbers === null)
    return at.skip(
      partner.name === "pressone" ? "no PRESSONE_VOICE_… is set" : "not a product of this supplier",
    );
  try {
    const began = performance.now();
    const [free, users] = [await numbers.available(1), await numbers.users({ page: 1 })];
    const ms = Math.round(performance.now() - began);
    return at.ok(`${String(free.total)} free numbers, ${String(users.total)} user(s), in ${String(ms)} ms`);
  } catch (error) {
    return at.fail(saidBy(error), "check PRESSONE_VOICE_BASE_URL and PRESSONE_VOICE_API_KEY");
  }
}
