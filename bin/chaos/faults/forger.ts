import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import { FORGED } from "../check/invariants/events.ts";
import { clock, type Disturbance, type Scene } from "./disturbances.ts";

const SECRET = "whsec_sandbox";
const ledger = z.object({ sessions: z.array(z.object({ id: z.string(), status: z.string().nullable() })) });

/** An event that says of a session that it was paid, as whoever has read Stripe's documents can write it. */
function paidEvent(session: string, at: number, livemode: boolean): string {
  return JSON.stringify({
    id: `${FORGED}${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: at,
    livemode,
    pending_webhooks: 1,
    request: null,
    type: "checkout.session.completed",
    data: { object: { id: session, object: "checkout.session", status: "complete", payment_status: "paid" } },
  });
}

/** Signed with another secret, or rightly and for the other mode: an event of Stripe's live mode is none of a test shop's. */
async function forge({ world, chance, count }: Scene): Promise<void> {
  const { sessions } = await world.outside.read("stripe/ledger", ledger);
  const open = sessions.filter(({ status }) => status === "open");
  const { offsetMs } = await world.outside.read("clock", clock);
  const at = Math.floor((Date.now() + offsetMs) / 1_000);
  const isLive = chance.happens(0.3);
  const body = paidEvent(open.length > 0 ? chance.pick(open).id : "cs_test_none", at, isLive);
  const signature = createHmac("sha256", isLive ? SECRET : "whsec_guessed")
    .update(`${at}.${body}`)
    .digest("hex");
  await fetch(`${world.appUrl}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` },
    body,
  });
  count("forgedEvents");
}

/** What is tried against the shop by those who want something for nothing. */
export const FORGER: Disturbance = { name: "forger", every: [3, 8], strike: forge };
