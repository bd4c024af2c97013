import { refusesToken } from "@/lib/suppliers/partner/classify";
import { counted } from "../count.ts";
import { lasting } from "../duration.ts";
import type { Finding } from "../finding.ts";
import type { Heard } from "../wire.ts";
import { assumption } from "./assumption.ts";
import { rawPackages } from "./catalogue.ts";
import { envelopeOf, readAs, wordsOf, type Partner } from "./partner.ts";

const WRAPPINGS: Readonly<Record<ReturnType<typeof envelopeOf>, string>> = {
  A: '"data" and "meta"',
  B: '"success" and "data"',
  bare: "no wrapping",
  none: "nothing",
};

/** In words, what an answer is wrapped in. */
export function wrappingOf(heard: Heard): string {
  return WRAPPINGS[envelopeOf(heard)];
}

/** A3: in which wrapping answers come. */
export function envelopes(partner: Partner): Finding {
  const good = [...partner.heard.values()].filter((heard) => readAs(heard) === null);
  const forms = [...Map.groupBy(good, wrappingOf)];
  const said = forms.map(([form, all]) => `${form} around ${counted(all.length, "answer")}`);
  return assumption(3, "wrapping").ok(`${said.join(", ")}; the shop opens either`);
}

/** A4: in which form refusals come. */
export function refusals(partner: Partner): Finding {
  const at = assumption(4, "form of refusals");
  const bad = [...partner.heard.values()].filter((heard) => readAs(heard) !== null);
  const unread = bad.filter(({ body }) => body === undefined);
  if (bad.length === 0) return at.skip("nothing was refused");
  const forms = [...Map.groupBy(bad, (heard) => (heard.body === undefined ? "no JSON" : wrappingOf(heard)))];
  const said = forms.map(([form, all]) => {
    const statuses = [...new Set(all.map(({ status }) => String(status)))].sort();
    return `HTTP ${statuses.join(", ")} with ${form}`;
  });
  const rest = unread.length === 0 ? "the shop reads each" : "no JSON counts as a wrong address";
  return at.ok(`${said.join("; ")}; ${rest}`);
}

/** A5: how a token is refused that is none. */
export async function badToken(partner: Partner): Promise<Finding> {
  const at = assumption(5, "bad token");
  const heard = await partner.get("/balance", { token: "no-such-token" });
  if (refusesToken(heard)) return at.ok(`HTTP ${String(heard.status)}; the shop then signs in anew`);
  if (readAs(heard) === null)
    return at.fail("any token is taken", `tell ${partner.label}: their API answers to anybody`);
  return at.warn(
    `not said in a form the shop knows: ${wordsOf(heard)}`,
    "a token that is revoked early stops the shop until it renews by itself, within a day",
  );
}

/** A14: how long tokens hold and how often they may be asked for. */
export function tokenTerms(partner: Partner): Finding {
  const at = assumption(14, "token's terms");
  const heard = partner.heard.get("token");
  const lifetime = partner.tokenLifetimeSeconds;
  if (heard === undefined || lifetime === undefined) return at.skip("no token was given");
  const limit = heard.headers.get("x-ratelimit-limit");
  const rate = limit === null ? "no rate is named" : `${limit} may be asked for in a window`;
  return at.ok(`holds ${lasting(lifetime)} (the shop renews within a day), ${rate}`);
}

/** The rates that answers name of their own accord. */
export function rates(partner: Partner): Finding {
  const at = assumption(13, "rate limits");
  const named = [...partner.heard].flatMap(([path, heard]) => {
    const limit = heard.headers.get("x-ratelimit-limit");
    const operation = /\/(\w+)(?:\?.*)?$/.exec(path)?.[1] ?? path;
    return limit === null ? [] : [`${operation} ${limit}`];
  });
  if (named.length === 0) return at.skip("no answer names one, and running into it would lock the shop out");
  const said = [...new Set(named)].join(", ");
  return at.ok(`${said} in a window, as answers name it; the shop keeps to it`);
}

/** A16: how unlimited packages say so. */
export async function unlimited(partner: Partner): Promise<Finding> {
  const at = assumption(16, "unlimited packages");
  const found = (await rawPackages(partner)).filter((one) => one.is_unlimited === true);
  if (found.length === 0) return at.skip("there is none on the first page");
  const forms = new Set(found.map(({ data, amount }) => `"${String(data)}" and ${String(amount)} MB`));
  const said = [...forms].slice(0, 3).join(", ");
  return at.ok(`${counted(found.length, "package")} with ${said}; the shop goes by is_unlimited`);
}
