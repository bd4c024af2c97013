import { z } from "zod";
import { db } from "@/lib/platform/db";
import { SupplierError } from "@/lib/suppliers/errors";
import { refusesToken } from "@/lib/suppliers/partner/classify";
import { tokenAnswer, tokenCall } from "@/lib/suppliers/partner/token";
import { unwrap } from "@/lib/suppliers/partner/wire/values";
import { supplier } from "@/lib/suppliers/registry";
import { counted } from "../count.ts";
import { lasting } from "../duration.ts";
import { line, type Finding } from "../finding.ts";
import { askClock, Unheard, type Heard } from "../wire.ts";
import { readAs, saidBy, wordsOf, type Partner } from "./partner.ts";
import { inTurn } from "./token-turn.ts";

/** Whether anything answers where the supplier should be. */
export async function address(partner: Partner): Promise<Finding> {
  const at = line("supplier.address", "address");
  const variable = `${partner.variables}_BASE_URL`;
  try {
    const heard = await askClock(partner.scene, "supplier", { url: `${partner.address}/`, variable });
    return at.ok(
      `${new URL(partner.address).host} answers (HTTP ${String(heard.status)}) in ${String(heard.ms)} ms`,
    );
  } catch (error) {
    if (!(error instanceof Unheard)) throw error;
    return at.fail(error.message, error.mend);
  }
}

/** Asks for a token as the shop does when it has none: a stored one would hide that the keys were changed. */
export async function token(partner: Partner): Promise<Finding> {
  const at = line("supplier.token", "token");
  const { environment } = partner.scene.ground;
  const { url, method, headers, body } = tokenCall({
    baseUrl: partner.address,
    prefix: partner.prefix,
    signed: partner.signed,
    clientId: environment[`${partner.variables}_CLIENT_ID`] ?? "",
    clientSecret: environment[`${partner.variables}_CLIENT_SECRET`] ?? "",
  });
  const question = {
    url,
    method,
    variable: `${partner.variables}_BASE_URL`,
    headers: { ...headers },
    body: new URLSearchParams(body.form),
  };
  const heard = await inTurn(partner, () => askClock(partner.scene, "supplier", question));
  if ("seconds" in heard)
    return at.warn(
      "not asked for: this shop asked for as many as it may within the last minute",
      `run this again in ${String(heard.seconds)} s`,
    );
  const error = readAs(heard);
  if (error !== null) return refused(partner, heard);
  const read = tokenAnswer.safeParse(unwrap(heard.body)).data;
  if (read === undefined)
    return at.fail(`HTTP ${String(heard.status)}, but without a token that can be sent`, notTheApi(partner));
  partner.heard.set("token", heard);
  partner.scene.mask.learn(read.access_token);
  partner.token = read.access_token;
  partner.tokenLifetimeSeconds = read.expires_in;
  const said = `in ${String(heard.ms)} ms, holds ${lasting(read.expires_in)}`;
  const parts = read.access_token.split(".").length;
  return parts === 3
    ? at.ok(`${said}, a JWT`)
    : at.warn(
        `${said}, in ${counted(parts, "part")} where three were expected`,
        "nothing to do while the lines below are well: the shop uses it all the same",
      );
}

function notTheApi({ variables }: Partner): string {
  return `check ${variables}_BASE_URL: it has to be the API's host, not that of a web page`;
}

const fieldErrors = z.object({ data: z.object({ client_id: z.string() }) });

function refused(partner: Partner, heard: Heard): Finding {
  const at = line("supplier.token", "token");
  const { variables, label } = partner;
  const said = wordsOf(heard);
  const fields = fieldErrors.safeParse(heard.body).data?.data;
  if (fields !== undefined)
    return at.fail(
      `the id is not known: "${fields.client_id}"`,
      `copy ${variables}_CLIENT_ID anew from ${label}'s console`,
    );
  const error = readAs(heard);
  if (heard.status === 403 || error?.supplierCode === "89")
    return at.fail(`not from this machine: ${said}`, `put its public IP address on ${label}'s allow list`);
  if (refusesToken(heard))
    return at.fail(
      `the secret does not fit the id (HTTP ${String(heard.status)}): ${error?.supplierText ?? said}`,
      `copy ${variables}_CLIENT_ID and ${variables}_CLIENT_SECRET anew from ${label}'s console`,
    );
  if (error?.kind === "throttled")
    return at.fail(
      `too many were asked for: ${said}`,
      `run this again in ${String(error.retryAfterSeconds ?? 60)} s`,
    );
  if (heard.status >= 300 && heard.status < 400)
    return at.fail(`sends us on to another address (HTTP ${String(heard.status)})`, notTheApi(partner));
  if (heard.body === undefined || heard.status === 404 || heard.status === 405)
    return at.fail(`this is not the API: ${said}`, notTheApi(partner));
  if (heard.status >= 500)
    return at.fail(`broken at their end: ${said}`, `try again; if it stays, ask ${label}`);
  return at.fail(said, `show ${label} this answer`);
}

async function obtainedAt(name: string): Promise<number | undefined> {
  const row = await db().supplierToken.findUnique({
    where: { supplier: name },
    select: { obtainedAt: true },
  });
  return row?.obtainedAt?.getTime();
}

/** The shop's own client, twice: it must not ask for a token each time. */
export async function reuse(partner: Partner): Promise<Finding> {
  const at = line("supplier.reuse", "shop's client");
  try {
    const before = await obtainedAt(partner.name);
    await supplier().balance();
    const first = await obtainedAt(partner.name);
    await supplier().balance();
    if (first === undefined || first !== (await obtainedAt(partner.name)))
      return at.fail("asks for a token each time", "check that DATABASE_URL may be written to");
    const how = first === before ? "has a token from before" : "signs in";
    return at.ok(`${how}, and one token serves several calls`);
  } catch (error) {
    if (error instanceof SupplierError && error.kind === "throttled") {
      // Whatever asks through this client would only meet the same.
      partner.token = undefined;
      return at.warn(
        `waits: ${saidBy(error)}`,
        `run this again in ${String(error.retryAfterSeconds ?? 60)} s`,
      );
    }
    return at.fail(saidBy(error), "mend what is said above: the running shop fails in the same way");
  }
}
