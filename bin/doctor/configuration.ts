import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Env, readEnv } from "@/lib/platform/env";
import { shown } from "../world/data-dir.ts";
import type { Environment } from "../world/settings.ts";
import { counted } from "./count.ts";
import { line, type Finding, type Findings } from "./finding.ts";
import type { Ground } from "./ground.ts";
import { pushKeys } from "./push.ts";
import { isLive, isTrial, type Scene } from "./scene.ts";
import { misspelt, source } from "./variables.ts";

export interface Configuration {
  /** What is wrong, by the variable's name. */
  readonly problems: ReadonlyMap<string, string>;
  /** Null where it is not usable as it stands. */
  readonly env: Env | null;
  /** The environment with stand-ins where it is wrong. */
  readonly usable: Environment | undefined;
}

// They stand where a variable is wrong, so that what does not need it can be looked at all the same. Whatever does is
// left out, so nobody is ever asked at these addresses.
const NOWHERE = "https://stand-in.invalid";
const standIns = (): Environment => ({
  APP_URL: NOWHERE,
  DATABASE_URL: "postgresql://stand-in.invalid/none",
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
  ...Object.fromEntries(
    ["PRESSONE", "PRESSONE_VOICE", "AIRALO"].map((name) => [`${name}_BASE_URL`, NOWHERE]),
  ),
  ...Object.fromEntries(["PRESSONE", "AIRALO", "GOOGLE"].map((name) => [`${name}_CLIENT_ID`, "stand-in"])),
  ...Object.fromEntries(
    ["PRESSONE", "AIRALO", "GOOGLE"].map((name) => [`${name}_CLIENT_SECRET`, "stand-in"]),
  ),
  PRESSONE_VOICE_API_KEY: "stand-in",
  STRIPE_SECRET_KEY: "sk_test_standin",
  STRIPE_WEBHOOK_SECRET: "whsec_standin",
  SMTP_URL: "smtp://stand-in.invalid",
  VAPID_PUBLIC_KEY: `B${"A".repeat(86)}`,
  VAPID_PRIVATE_KEY: "A".repeat(43),
});
/** The parser compares variables with each other only once each by itself is right. */
const ROUNDS = 4;

/** Reads the configuration with the shop's own parser. */
export function readConfiguration({ environment, trouble }: Ground): Configuration {
  const problems = new Map<string, string>();
  let usable = environment;
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = readEnv(usable);
    if (read.ok) return { problems, env: problems.size === 0 ? read.env : null, usable };
    for (const { name, problem } of read.problems) {
      if (!problems.has(name)) problems.set(name, trouble.get(name) ?? problem);
    }
    const spares = standIns();
    const replaced = Object.entries(environment).filter(([name]) => !problems.has(name));
    const spare = Object.entries(spares).filter(([name]) => problems.has(name));
    usable = Object.fromEntries([...replaced, ...spare]);
  }
  return { problems, env: null, usable: undefined };
}

const CONSOLE: Readonly<Record<string, string>> = {
  PRESSONE: "PressOne's reseller console",
  AIRALO: "Airalo's partner platform (API credentials)",
};

const MENDS: readonly (readonly [RegExp, string])[] = [
  [/^APP_URL$/, "set it to the shop's public address: https://…, no slash at the end"],
  [/^(\w+)_BASE_URL$/, "copy the live API's address from $1: the host alone, as in https://host"],
  [/^(\w+)_(?:CLIENT_\w+|API_KEY)$/, "copy it from $1"],
  [/^STRIPE_SECRET_KEY$/, "copy it from Stripe Dashboard → Developers → API keys: sk_… or rk_…"],
  [
    /^STRIPE_WEBHOOK_SECRET$/,
    "copy it from Stripe Dashboard → Developers → Webhooks → your endpoint → signing secret",
  ],
  [
    /^STRIPE_API_URL$|^SANDBOX|^RATES_URL$/,
    "a live shop has real systems only: give the supplier's and the mail's keys too",
  ],
  [/^SMTP_URL$/, "write it as smtps://user:password@host:465, with special characters percent-encoded"],
  [/^ENCRYPTION_KEY$/, "make one with `openssl rand -base64 32`, or leave it out and one is made and kept"],
  [/^NEXTAUTH_SECRET$/, "make one with `openssl rand -hex 32`, or leave it out and one is made and kept"],
  [/^VAPID_/, "make both with the line in .env.example, or leave both out and a pair is made and kept"],
  [
    /^DATABASE_URL$/,
    "write it as postgresql://user:password@host:5432/name, or leave it out for a database of our own",
  ],
];

function mendOf(name: string): string {
  const found = MENDS.find(([pattern]) => pattern.test(name));
  if (found === undefined) return ".env.example says what it may be";
  const [pattern, advice] = found;
  const system = pattern.exec(name)?.[1]?.replace(/_VOICE$/, "") ?? "";
  return advice.replace("$1", CONSOLE[system] ?? "the system it belongs to");
}

/** Whether what the shop reads is whole and means what its owner thinks. */
export async function* checkConfiguration(scene: Scene, { problems, env }: Configuration): Findings {
  for (const [name, problem] of problems)
    yield line(`configuration.${name}`, name).fail(problem, mendOf(name));
  if (env !== null) {
    yield line("configuration.variables", "variables").ok(`the shop takes all of them (${source(scene)})`);
  }
  for (const [variable, why] of scene.ground.trouble) {
    if (!problems.has(variable))
      yield line(`configuration.trouble.${variable}`, "own process").fail(why, `or set ${variable}`);
  }
  yield* misspelt();
  yield systems(scene);
  if (!problems.has("APP_URL")) yield address(scene);
  for (const name of ["ENCRYPTION_KEY", "NEXTAUTH_SECRET"] as const)
    if (!problems.has(name)) yield secret(scene, name);
  yield line("configuration.node", "Node").ok(`${process.version} (from 22.18)`);
  if (env !== null) {
    yield pushKeys(scene, env);
    yield* people(scene, env);
  }
  // Nothing was awaited; the other groups do.
  await Promise.resolve();
}

const KEYS: Readonly<Record<string, string>> = {
  supplier: "PRESSONE_… (or SUPPLIER=airalo with AIRALO_…)",
  payments: "STRIPE_…",
  mail: "SMTP_URL with MAIL_FROM",
};

function systems({ ground }: Scene): Finding {
  const at = line("configuration.systems", "systems");
  const { played, environment } = ground;
  const names = Object.keys(KEYS);
  const real = names.filter((name) => !played.includes(name));
  const mode = isLive(environment) ? "live" : "test mode";
  const whole = `supplier, payments (${mode}) and mail go by keys of your own`;
  if (played.length === 0)
    return mode === "live"
      ? at.ok(whole)
      : at.warn(whole, "no money moves yet: put Stripe's live key and its webhook secret into .env");
  const said = `played by the sandbox: ${played.join(", ")}; by keys of your own: ${real.join(", ") || "none"}`;
  const keys = played.map((name) => KEYS[name] ?? name).join(", ");
  return at.warn(said, `put your keys into .env: ${keys}; until then nobody can buy for real`);
}

function address(scene: Scene): Finding {
  const at = line("configuration.address", "public address");
  const { appUrl } = scene.ground.settings;
  if (appUrl.startsWith("https://")) return at.ok(appUrl);
  if (isTrial(scene)) return at.ok(`${appUrl}, good for a trial on this machine`);
  return at.warn(`${appUrl} is not https`, "set APP_URL to the https address that buyers will type");
}

const LOSSES = {
  ENCRYPTION_KEY: "without it no stored eSIM can be read again",
  NEXTAUTH_SECRET: "sign-ins depend on it",
} as const;

function secret(scene: Scene, name: keyof typeof LOSSES): Finding {
  const { settings, given } = scene.ground;
  const kept = shown(join(settings.dataDir, "secrets.json"));
  const at = line(`configuration.${name}`, name);
  if (given.has(name)) return at.ok("given");
  if (isTrial(scene)) return at.ok(`made by us, kept in ${kept}`);
  return at.warn(
    `made by us, kept in ${kept} only`,
    `set ${name} yourself, or back that file up: ${LOSSES[name]}`,
  );
}

const NOT_OURS = /\.(?:test|example|invalid|localhost)$|(?:^|\.)example\.(?:com|net|org)$/;

/** Whether a domain is one that only exists in examples. */
export function isMadeUp(domain: string): boolean {
  return NOT_OURS.test(domain.toLowerCase());
}

/** What buyers and staff see of the shop's owner; a trial may keep the defaults. */
function* people(scene: Scene, env: Env): Generator<Finding> {
  const staff = line("configuration.staff", "staff");
  const madeUp = env.ADMIN_EMAILS.filter((email) => isMadeUp(email.split("@")[1] ?? ""));
  const set = "set ADMIN_EMAILS to the addresses that may see the staff area";
  if (env.ADMIN_EMAILS.length === 0) yield staff.warn("nobody: the staff area is closed to all", set);
  else if (madeUp.length > 0 && !isTrial(scene))
    yield staff.warn(`an address at ${madeUp[0]?.split("@")[1] ?? ""} cannot get mail`, set);
  else yield staff.ok(`${counted(env.ADMIN_EMAILS.length, "address", "addresses")} may sign in`);

  const support = line("configuration.support", "support address");
  const isDefault = isMadeUp(env.SUPPORT_EMAIL.split("@")[1] ?? "");
  if (!isDefault) yield support.ok("set");
  else yield support.warn("still the example", "set SUPPORT_EMAIL: buyers are told to write there");

  const brand = line("configuration.brand", "shop's name");
  if (env.SHOP_NAME !== "Landfall") yield brand.ok(`"${env.SHOP_NAME}"`);
  else yield brand.warn('still "Landfall"', "set SHOP_NAME to your brand; it is on every page and mail");
}
