import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { outsideFor } from "./outside.ts";
import { builtIn, settingsFrom } from "./settings.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("everything has a default", () => {
  const settings = settingsFrom({});
  expect(settings).toMatchObject({ port: 3000, sandboxPort: 4010, smtpPort: 4011, databaseUrl: undefined });
  expect(settings.appUrl).toBe("http://localhost:3000");
});

test("the mail port follows the sandbox's, the address the port", () => {
  const settings = settingsFrom({ PORT: "3100", SANDBOX_PORT: "4110", DATABASE_URL: "" });
  expect(settings).toMatchObject({ smtpPort: 4111, appUrl: "http://localhost:3100", databaseUrl: undefined });
});

test.each(["abc", "0", "70000", "3000.5"])("PORT=%s is refused by name", (PORT) => {
  expect(() => settingsFrom({ PORT })).toThrow(/PORT=.* is not a port/);
});

test("without keys the sandbox plays every outside system", () => {
  const outside = outsideFor({}, settingsFrom({}));
  expect(outside.played).toEqual(["supplier", "payments", "mail"]);
  expect(outside.forWeb).toMatchObject({
    PRESSONE_BASE_URL: "http://localhost:4010",
    STRIPE_API_URL: "http://localhost:4010",
    SMTP_URL: "smtp://127.0.0.1:4011",
    ADMIN_EMAILS: "admin@landfall.test",
  });
  expect(outside.forSandbox["SANDBOX_WEBHOOK_SECRET"]).toBe(outside.forWeb["STRIPE_WEBHOOK_SECRET"]);
});

test("only what has no keys is played", () => {
  const env = { STRIPE_SECRET_KEY: "sk_test_mine", SMTP_URL: "smtp://mail.example" };
  const outside = outsideFor(env, settingsFrom(env));
  expect(outside.played).toEqual(["supplier"]);
  expect(Object.keys(outside.forWeb).filter((name) => /STRIPE|SMTP|ADMIN/.test(name))).toEqual([]);
});

test("with all keys there is no sandbox", () => {
  const env = { STRIPE_SECRET_KEY: "sk_live_x", SMTP_URL: "smtp://mail.example", PRESSONE_CLIENT_ID: "me" };
  expect(outsideFor(env, settingsFrom(env))).toEqual({ played: [], forWeb: {}, forSandbox: {} });
});

test("the other supplier is played under its own names", () => {
  const outside = outsideFor({ SUPPLIER: "airalo" }, settingsFrom({}));
  expect(outside.forWeb).toHaveProperty("AIRALO_CLIENT_ID");
  expect(outside.forSandbox["SANDBOX_PROFILE"]).toBe("airalo");
  expect(outside.forWeb).not.toHaveProperty("PRESSONE_VOICE_API_KEY");
});

test("telephone numbers are played with the supplier, unless the access to them is real", () => {
  const played = outsideFor({}, settingsFrom({})).forWeb;
  expect(played).toMatchObject({ PRESSONE_VOICE_BASE_URL: "http://localhost:4010" });
  const mine = outsideFor({ PRESSONE_VOICE_API_KEY: "mine" }, settingsFrom({})).forWeb;
  expect(mine).not.toHaveProperty("PRESSONE_VOICE_API_KEY");
});

test("what goes into a build comes from the environment or the file, and nothing else of the file with it", () => {
  const dir = mkdtempSync(join(tmpdir(), "landfall-env-"));
  const file = join(dir, "live.env");
  writeFileSync(file, "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=filed\nSTRIPE_SECRET_KEY=sk_live_x\n");
  vi.stubEnv("ENV_FILE", file);
  vi.stubEnv("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "");
  expect(builtIn()).toEqual({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "filed" });
  vi.stubEnv("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "given");
  expect(builtIn()).toEqual({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "given" });
  rmSync(dir, { recursive: true });
});
