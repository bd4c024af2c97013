import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test, vi } from "vitest";
import { allOf, said, sceneOf } from "./testing.ts";

const open: SMTPServer[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of open.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

const received: string[] = [];

async function server(options: SMTPServerOptions = {}): Promise<number> {
  const started = new SMTPServer({
    logger: false,
    authOptional: true,
    onAuth: ({ password }, _session, done) => {
      if (password === "mail-password") done(null, { user: "me" });
      else done(new Error("Invalid username or password"));
    },
    onData: (stream, _session, done) => {
      stream.on("data", (chunk: Buffer) => received.push(chunk.toString("utf8")));
      stream.on("end", () => done());
    },
    ...options,
  });
  started.on("error", () => undefined);
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  open.push(started);
  return (started.server.address() as AddressInfo).port;
}

async function looked(env: Record<string, string>, mail?: string) {
  const scene = await sceneOf({ env, options: { mail } });
  const { checkMail } = await import("./mail.ts");
  return allOf(checkMail(scene));
}

const PLAIN: SMTPServerOptions = {
  hideSTARTTLS: true,
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
};
const FROM = "Wanderlust <hello@wanderlust.com>";

test("a server that lets us in, and a test mail that is taken, without its address in the report", async () => {
  const port = await server(PLAIN);
  const env = { SMTP_URL: `smtp://me:mail-password@127.0.0.1:${port}`, MAIL_FROM: FROM };
  const found = await looked(env, "ann@wanderlust.com");
  expect(found.map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(said(found, "mail.server")).toMatch(/lets us sign in/);
  expect(said(found, "mail.trial")).toMatch(/^ok taken for a… at wanderlust\.com/);
  expect(received.join("")).toContain("test mail");
  expect(JSON.stringify(found)).not.toMatch(/mail-password|ann@/);
});

test("a wrong password", async () => {
  const port = await server(PLAIN);
  const found = await looked({ SMTP_URL: `smtp://me:another-password@127.0.0.1:${port}`, MAIL_FROM: FROM });
  expect(said(found, "mail.server")).toMatch(/^failed refuses the sign-in: .*Invalid/);
  expect(found[0]?.mend).toContain("SMTP_URL");
  expect(JSON.stringify(found)).not.toContain("another-password");
});

test("a certificate that nobody vouches for", async () => {
  const port = await server({ secure: true });
  const found = await looked({ SMTP_URL: `smtps://127.0.0.1:${port}`, MAIL_FROM: FROM });
  expect(said(found, "mail.server")).toMatch(/^failed .*\(TLS\)/);
});

test.each([
  ["smtp://127.0.0.1:1", /nothing listens there/],
  ["smtp://no-such-host.invalid", /there is no such host|DNS does not answer/],
])("nobody at %s", async (SMTP_URL, words) => {
  const found = await looked({ SMTP_URL, MAIL_FROM: FROM });
  expect(said(found, "mail.server")).toMatch(words);
  expect(said(found, "mail.encryption")).toBeUndefined();
});

test("a sender that does not exist is a warning in a trial of one's own and a failure when live", async () => {
  const env = { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "Shop <hello@landfall.test>" };
  expect(said(await looked(env), "mail.sender")).toMatch(/^warning /);
  const live = { ...env, STRIPE_SECRET_KEY: "sk_live_abcdef", APP_URL: "https://shop.wanderlust.com" };
  const real = {
    PRESSONE_BASE_URL: "https://prod.supplier.com",
    PRESSONE_VOICE_BASE_URL: "",
    PRESSONE_VOICE_API_KEY: "",
  };
  const none = { STRIPE_API_URL: "", SANDBOX_URL: "", RATES_URL: "", SANDBOX_MAILBOX_URL: "" };
  expect(said(await looked({ ...live, ...real, ...none }), "mail.sender")).toMatch(/^failed /);
  expect(said(await looked({ ...env, MAIL_FROM: "nobody" }), "mail.sender")).toMatch(
    /^failed MAIL_FROM has no address/,
  );
});
