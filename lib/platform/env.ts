import "server-only";
import { z } from "zod";
import { isChargeable } from "@/lib/money/currencies";

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const secret = z.string().min(8);
const basisPoints = z.coerce.number().int().min(0).max(10_000);
const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);
const vapidKey = (length: number) =>
  z.string().regex(new RegExp(`^[\\w-]{${length}}$`), `must be ${length} characters of base64url`);
const onOff = z.enum(["on", "off"]).transform((value) => value === "on");

/** What each supplier cannot do without; the address stands first. */
const SUPPLIER_VARIABLES = {
  pressone: ["PRESSONE_BASE_URL", "PRESSONE_CLIENT_ID", "PRESSONE_CLIENT_SECRET"],
  airalo: ["AIRALO_BASE_URL", "AIRALO_CLIENT_ID", "AIRALO_CLIENT_SECRET"],
} as const;

/** The longest that an order can be on its way: until it leaves, and until its answer is given up. */
export const LONGEST_WRITE_SECONDS = 25;

/** Whether a Stripe key moves real money. */
export function isLiveKey(key: string): boolean {
  return /^(?:sk|rk)_live_/.test(key);
}

/** Whether an address leads to this machine only. */
export function isLoopback(address: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}

/** Every variable the shop reads; `.env.example` explains them to people. */
const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    APP_URL: url,
    PORT: z.coerce.number().int().default(3000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    ENCRYPTION_KEY: z
      .base64()
      .refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64"),
    NEXTAUTH_SECRET: z.string().min(32),
    SUPPLIER: z.enum(["pressone", "airalo"]).default("pressone"),
    PRESSONE_BASE_URL: url.optional(),
    PRESSONE_CLIENT_ID: z.string().min(1).optional(),
    PRESSONE_CLIENT_SECRET: secret.optional(),
    PRESSONE_EXTRAS: onOff.default(false),
    PRESSONE_VOICE_BASE_URL: url.optional(),
    PRESSONE_VOICE_API_KEY: secret.optional(),
    AIRALO_BASE_URL: url.default("https://partners-api.airalo.com"),
    AIRALO_CLIENT_ID: z.string().min(1).optional(),
    AIRALO_CLIENT_SECRET: secret.optional(),
    // Usage questions that nobody waits for, of all processes together; 0 puts none.
    POLL_CALLS_PER_SECOND: z.coerce.number().min(0).max(1_000).default(5),
    SUPPLIER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
    // Between an attempt and the look-up of what became of it, and between look-ups.
    SUPPLIER_SETTLE_SECONDS: z.coerce.number().int().min(1).max(600).default(30),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, "must be a Stripe secret or restricted key"),
    STRIPE_WEBHOOK_SECRET: z.string().startsWith("whsec_"),
    STRIPE_API_URL: url.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: z.string().min(3).default("Landfall <hello@landfall.test>"),
    // A pair of keys on the curve P-256; without them no browser is offered to be told of anything.
    VAPID_PUBLIC_KEY: vapidKey(87).optional(),
    VAPID_PRIVATE_KEY: vapidKey(43).optional(),
    // Where browsers may have their messages sent; a name that begins with a dot stands for all below it.
    PUSH_HOSTS: z
      .string()
      .default("fcm.googleapis.com .push.services.mozilla.com .push.apple.com .notify.windows.com")
      .transform((value) => words(value).map((host) => host.toLowerCase())),
    SANDBOX_URL: url.optional(),
    SANDBOX_MAILBOX_URL: url.optional(),
    GOOGLE_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_CLIENT_SECRET: secret.optional(),
    ADMIN_EMAILS: z
      .string()
      .default("")
      .transform((value) => words(value).map((email) => email.toLowerCase())),
    // Below its path /latest?base=… it answers {"base","date","rates"}.
    RATES_URL: url.optional(),
    CURRENCIES: z
      .string()
      .default("USD EUR GBP CHF JPY KWD TRY AED AUD CAD SEK PLN")
      .transform((value) => [...new Set(words(value).map((code) => code.toUpperCase()))])
      .refine((codes) => codes.length > 0 && codes.every(isChargeable), "names what no card is charged in"),
    RATE_BUFFER_BPS: basisPoints.default(200),
    TAX_RATE_BPS: basisPoints.default(0),
    // Of single countries, where they differ: "DE=1900 FR=2000".
    TAX_RATES: z
      .string()
      .default("")
      .transform((value, context) => {
        const pairs = words(value).map((pair) => /^([A-Z]{2})=(\d{1,4})$/.exec(pair));
        if (pairs.some((pair) => pair === null))
          context.addIssue({ code: "custom", message: "is no list like DE=1900 FR=2000 (basis points)" });
        return new Map(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])]));
      }),
    // How long an eSIM that was never started can be given back for its price.
    REFUND_DAYS: z.coerce.number().int().min(0).max(365).default(30),
    SHOP_NAME: z.string().min(1).max(40).default("Landfall"),
    SUPPORT_EMAIL: z.email().default("help@landfall.test"),
    // Path of the file that says what the shop looks like.
    BRAND_FILE: z.string().min(1).optional(),
    JOBS: onOff.default(true),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .superRefine((env, context) => {
    const refuse = (path: keyof typeof env, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const isSandbox = (address: string | undefined) => address !== undefined && address === env.SANDBOX_URL;
    // "sandbox-…" was the host of Airalo's trial API.
    const isTrial = (address: string) =>
      isLoopback(address) || new URL(address).hostname.startsWith("sandbox-");
    const live = isLiveKey(env.STRIPE_SECRET_KEY);
    const needed = SUPPLIER_VARIABLES[env.SUPPLIER];
    for (const name of needed) if (!env[name]) refuse(name, "is missing");
    for (const name of [needed[0], "PRESSONE_VOICE_BASE_URL"] as const) {
      const address = env[name];
      if (live && address && (isSandbox(address) || isTrial(address)))
        refuse(name, "is a sandbox address while STRIPE_SECRET_KEY is live: real money would buy nothing");
    }
    if (Boolean(env.PRESSONE_VOICE_BASE_URL) !== Boolean(env.PRESSONE_VOICE_API_KEY))
      refuse(
        env.PRESSONE_VOICE_API_KEY ? "PRESSONE_VOICE_BASE_URL" : "PRESSONE_VOICE_API_KEY",
        "is missing while the other half of the voice numbers' access is set",
      );
    if (live && env.SUPPLIER_SETTLE_SECONDS < LONGEST_WRITE_SECONDS)
      refuse(
        "SUPPLIER_SETTLE_SECONDS",
        `must be at least ${LONGEST_WRITE_SECONDS} with a live STRIPE_SECRET_KEY: an order may still be on its way until then`,
      );
    if (live && env.RATES_URL && isLoopback(env.RATES_URL))
      refuse("RATES_URL", "is a sandbox address while STRIPE_SECRET_KEY is live: rates must be real");
    if (live && env.STRIPE_API_URL) refuse("STRIPE_API_URL", "must not be set with a live STRIPE_SECRET_KEY");
    if (live && env.SANDBOX_URL) refuse("SANDBOX_URL", "must not be set with a live STRIPE_SECRET_KEY");
    if (live && !env.APP_URL.startsWith("https://"))
      refuse("APP_URL", "must be https with a live STRIPE_SECRET_KEY");
    if (Boolean(env.VAPID_PUBLIC_KEY) !== Boolean(env.VAPID_PRIVATE_KEY))
      refuse(
        env.VAPID_PUBLIC_KEY ? "VAPID_PRIVATE_KEY" : "VAPID_PUBLIC_KEY",
        "is missing while the other half of the pair is set",
      );
    if (env.GOOGLE_CLIENT_ID && !env.GOOGLE_CLIENT_SECRET)
      refuse("GOOGLE_CLIENT_SECRET", "is missing while GOOGLE_CLIENT_ID is set");
    if (env.GOOGLE_CLIENT_SECRET && !env.GOOGLE_CLIENT_ID)
      refuse("GOOGLE_CLIENT_ID", "is missing while GOOGLE_CLIENT_SECRET is set");
  });

export type Env = z.output<typeof schema>;

/** What is wrong with which variable; never with its value. */
export type EnvProblem = { readonly name: string; readonly problem: string };

/** Reads an environment: the configuration, or everything that is wrong with it. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly env: Env } | { readonly ok: false; readonly problems: EnvProblem[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, env: parsed.data };
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    const missing = given[name] === undefined && issue.code !== "custom";
    return { name, problem: missing ? "is missing" : issue.message };
  });
  return { ok: false, problems };
}

/** The configuration of an environment; the error names each wrong variable and what is wrong with it. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const read = readEnv(source);
  if (read.ok) return read.env;
  const lines = read.problems.map(({ name, problem }) => `  ${name}: ${problem}`);
  throw new Error(`The configuration is not usable (see .env.example):\n${lines.join("\n")}`);
}

let current: Env | undefined;

/** The configuration, parsed at first use: a build needs none of it. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}

/** The log level alone, readable before (and without) a usable configuration. */
export function logLevel(): Env["LOG_LEVEL"] {
  return schema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL);
}

/** Where the hosted pay page lives: Stripe's, or the sandbox's while that plays Stripe. */
export function payPageOrigin(): string {
  const { STRIPE_API_URL } = env();
  return STRIPE_API_URL ? new URL(STRIPE_API_URL).origin : "https://checkout.stripe.com";
}
