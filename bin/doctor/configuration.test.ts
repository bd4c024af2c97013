import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { Environment } from "../world/settings.ts";
import type { Finding } from "./finding.ts";
import { allOf, said, sceneOf } from "./testing.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const LIVE = {
  APP_URL: "https://shop.wanderlust.com",
  STRIPE_SECRET_KEY: "sk_live_abcdef",
  STRIPE_API_URL: "",
  SANDBOX_URL: "",
  RATES_URL: "",
  SANDBOX_MAILBOX_URL: "",
  PRESSONE_BASE_URL: "https://prod.supplier.com",
  PRESSONE_CLIENT_ID: "my-client-id",
  PRESSONE_CLIENT_SECRET: "my-client-secret",
  PRESSONE_VOICE_BASE_URL: "",
  PRESSONE_VOICE_API_KEY: "",
  SMTP_URL: "smtps://me:mail-password@mail.wanderlust.com",
  MAIL_FROM: "Wanderlust <hello@wanderlust.com>",
  SUPPORT_EMAIL: "help@wanderlust.com",
  SHOP_NAME: "Wanderlust",
  ADMIN_EMAILS: "ann@wanderlust.com",
};

interface Asked {
  readonly env?: Environment;
  readonly played?: readonly string[];
  readonly given?: readonly string[];
}

async function looked({ env, ...more }: Asked) {
  const scene = await sceneOf({ env: { ENV_FILE: "", ...LIVE, ...env }, ...more });
  const { checkConfiguration, readConfiguration } = await import("./configuration.ts");
  const configuration = readConfiguration(scene.ground);
  const found: Finding[] = await allOf(checkConfiguration(scene, configuration));
  return { found, configuration };
}

test("a live shop that is whole has nothing to mend", async () => {
  const { found } = await looked({ given: ["ENCRYPTION_KEY", "NEXTAUTH_SECRET"] });
  expect(found.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(said(found, "configuration.systems")).toBe(
    "ok supplier, payments (live) and mail go by keys of your own",
  );
});

test("with Stripe's test key nobody pays, however real the rest is", async () => {
  const { found } = await looked({ env: { STRIPE_SECRET_KEY: "sk_test_abcdef" } });
  expect(said(found, "configuration.systems")).toMatch(/^warning .*payments \(test mode\)/);
});

test("each wrong variable is named, what they say about each other too, and never a value", async () => {
  const env = {
    ENCRYPTION_KEY: "much-too-short",
    STRIPE_WEBHOOK_SECRET: "not-a-webhook-secret",
    APP_URL: "http://shop.wanderlust.com",
    PRESSONE_BASE_URL: "http://localhost:4010",
  };
  const { found, configuration } = await looked({ env });
  const failed = found.filter(({ status }) => status === "failed").map(({ id }) => id.split(".")[1]);
  expect(failed.sort()).toEqual(Object.keys(env).sort());
  expect(found.every(({ status, mend }) => status !== "failed" || Boolean(mend))).toBe(true);
  expect(JSON.stringify(found)).not.toMatch(/much-too-short|not-a-webhook-secret/);
  // The rest can be looked at: stand-ins make it whole.
  expect(configuration.usable).toMatchObject({ SMTP_URL: LIVE.SMTP_URL });
  expect(configuration.usable?.["APP_URL"]).toBe("https://stand-in.invalid");
});

test("what a trial may keep, a shop of one's own should change", async () => {
  const defaults = {
    APP_URL: "http://localhost:3000",
    STRIPE_SECRET_KEY: "sk_test_abcdef",
    SUPPORT_EMAIL: "",
    SHOP_NAME: "",
    ADMIN_EMAILS: "",
  };
  const ids = ["systems", "address", "ENCRYPTION_KEY", "staff", "support", "brand"];
  const own = (await looked({ env: defaults, played: ["mail"] })).found;
  expect(ids.map((id) => said(own, `configuration.${id}`)?.split(" ")[0])).toEqual(ids.map(() => "warning"));
  const trial = (await looked({ env: defaults, played: ["supplier", "payments", "mail"] })).found;
  expect(said(trial, "configuration.address")).toMatch(/^ok /);
  expect(said(trial, "configuration.ENCRYPTION_KEY")).toMatch(/^ok made by us/);
});

test("a name that nobody reads is a slip of the pen", async () => {
  const dir = mkdtempSync(join(tmpdir(), "doctor-env-"));
  const file = join(dir, "live.env");
  writeFileSync(file, "PRESONE_CLIENT_ID=me\nAPP_URL=https://shop.wanderlust.com\n");
  const { found } = await looked({ env: { ENV_FILE: file } });
  rmSync(dir, { recursive: true });
  expect(said(found, "configuration.names")).toBe("warning nobody reads PRESONE_CLIENT_ID");
});

test("the two halves of the keys for notifications have to belong together", async () => {
  const { found } = await looked({ env: { VAPID_PUBLIC_KEY: `B${"A".repeat(86)}` } });
  expect(said(found, "configuration.push")).toMatch(/^failed VAPID_PUBLIC_KEY is not the public half/);
  const none = await looked({ env: { VAPID_PUBLIC_KEY: "", VAPID_PRIVATE_KEY: "" } });
  expect(said(none.found, "configuration.push")).toMatch(/^skipped no VAPID keys/);
  const half = await looked({ env: { VAPID_PUBLIC_KEY: `B${"A".repeat(86)}` } });
  expect(said(half.found, "configuration.VAPID_PRIVATE_KEY")).toMatch(/^failed is missing while/);
  expect(half.configuration.usable).toBeDefined();
});
