import { refusesToken } from "@/lib/suppliers/partner/classify";
import { lasting } from "../duration.ts";
import type { Finding } from "../finding.ts";
import { assumption } from "./assumption.ts";
import { rawPackages } from "./catalogue.ts";
import { envelopeOf, readAs, wordsOf, type Partner } from "./partner.ts";

function kinds(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} × ${String(count)}`).join(", ");
}

/** A3: in which wrapping answers come. */
export function envelopes(partner: Partner): Finding {
  const good = [...partner.heard.values()].filter((heard) => readAs(heard) === null);
  return assumption(3, "envelopes").ok(
    `${kinds(good.map(envelopeOf))} in ${String(good.length)} answers; the shop opens both`,
  );
}

/** A4: in which form refusals come. */
export function refusals(partner: Partner): Finding {
  const at = assumption(4, "form of refusals");
  const bad = [...partner.heard.values()].filter((heard) => readAs(heard) !== null);
  const unread = bad.filter(({ body }) => body === undefined);
  const said = kinds(
    bad.map((heard) =>
      heard.body === undefined ? "no JSON" : `${envelopeOf(heard)} ${String(heard.status)}`,
    ),
  );
  if (bad.length === 0) return at.skip("nothing was refused");
  const rest = unread.length === 0 ? "the shop reads each" : "without JSON the address counts as wrong";
  return at.ok(`${said}; ${rest}`);
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
    "a token that ends before its time stops the shop until it renews by itself, within a day",
  );
}

/** A14: how long tokens hold and how often they may be asked for. */
export function tokenTerms(partner: Partner): Finding {
  const at = assumption(14, "token's terms");
  const heard = partner.heard.get("token");
  const lifetime = partner.tokenLifetimeSeconds;
  if (heard === undefined || lifetime === undefined) return at.skip("no token was given");
  const limit = heard.headers.get("x-ratelimit-limit");
  const rate = limit === null ? "no rate is named" : `${limit} requests in a window`;
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
  return at.ok(`${[...new Set(named)].join(", ")} in a window; the shop waits as it is told`);
}

/** A16: how unlimited packages say so. */
export async function unlimited(partner: Partner): Promise<Finding> {
  const at = assumption(16, "unlimited packages");
  const found = (await rawPackages(partner)).filter((one) => one.is_unlimited === true);
  if (found.length === 0) return at.skip("there is none on the first page");
  const forms = kinds(found.map(({ data, amount }) => `"${String(data)}" with ${String(amount)} MB`));
  return at.ok(`${forms.slice(0, 90)}; the shop goes by is_unlimited`);
}
