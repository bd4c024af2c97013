import { WEBHOOK_TOPICS, type WebhookTopic } from "@/lib/suppliers/contract/webhooks";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { supplier } from "@/lib/suppliers/registry";
import { eventAddress } from "@/lib/suppliers/service";
import { counted } from "../count.ts";
import { lasting } from "../duration.ts";
import { line, type Finding } from "../finding.ts";
import { assumption } from "./assumption.ts";
import { readAs, saidBy, wordsOf, type Partner } from "./partner.ts";

/** A2: whether PressOne has what Airalo added. */
export async function extras(partner: Partner): Promise<Finding> {
  const at = assumption(2, "Airalo's additions");
  if (partner.name !== "pressone") return at.skip("a question about PressOne only");
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

const TOPICS: Readonly<Record<WebhookTopic, string>> = {
  async_orders: "finished orders",
  low_data: "data running low",
  credit_limit: "credit running low",
};
const NOBODY = "to nobody";
const NO_NEWS = "this supplier sends no notifications";

/** A17: in which of two forms a finished order is told. */
export function eventNesting(): Finding {
  const at = assumption(17, "finished orders");
  if (supplier().webhooks === null) return at.skip(NO_NEWS);
  return at.skip("only a notification of one shows its form; the shop reads both");
}

/** A18: how notifications are signed. None is kept that is not. */
export async function eventHeader(): Promise<Finding> {
  const at = assumption(18, "signed notifications");
  const { name, webhooks } = supplier();
  if (webhooks === null) return at.skip(NO_NEWS);
  const last = await db().supplierEvent.findFirst({
    where: { supplier: name },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  if (last === null) return at.skip("none came yet; “Send a test” on the staff's supplier page has one sent");
  const seconds = (now().getTime() - last.receivedAt.getTime()) / 1_000;
  return at.ok(`one came ${lasting(seconds)} ago, signed as the shop expects`);
}

/** A19: what is said to an address that the supplier cannot reach. */
export function refusedAddress(): Finding {
  const at = assumption(19, "refused address");
  if (supplier().webhooks === null) return at.skip(NO_NEWS);
  return at.skip("only a refusal shows it; the staff's supplier page then says why");
}

/** Where the supplier sends its news, if it can. */
export async function webhookTarget(partner: Partner): Promise<Finding> {
  const at = line("supplier.webhooks", "webhooks");
  const { webhooks } = supplier();
  if (webhooks === null) return at.skip("this supplier sends none; the shop asks instead");
  const { appUrl } = partner.scene.ground.settings;
  const ours = eventAddress();
  if (ours === null)
    return at.warn(
      `nobody outside can reach ${appUrl}`,
      "set APP_URL to the shop's public address; until then it only hears later",
    );
  const wrong: string[] = [];
  try {
    for (const topic of WEBHOOK_TOPICS) {
      const target = await webhooks.target(topic);
      if (target !== ours) wrong.push(`${TOPICS[topic]} ${target === null ? NOBODY : `to ${target}`}`);
    }
  } catch (error) {
    return at.warn(saidBy(error), "the shop works without them; it only hears later");
  }
  if (wrong.length === 0) return at.ok(`all ${String(WEBHOOK_TOPICS.length)} kinds go to ${ours}`);
  const isNew = wrong.length === WEBHOOK_TOPICS.length && wrong.every((one) => one.endsWith(NOBODY));
  return at.warn(
    isNew ? "none is asked for yet" : wrong.join("; "),
    `start the shop where the supplier can reach it: it asks for them at start and daily, for ${appUrl}`,
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
    return at.ok(
      `${counted(free.total, "free number")}, ${counted(users.total, "user")}, in ${String(ms)} ms`,
    );
  } catch (error) {
    return at.fail(saidBy(error), "check PRESSONE_VOICE_BASE_URL and PRESSONE_VOICE_API_KEY");
  }
}
