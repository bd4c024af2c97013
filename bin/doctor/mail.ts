import { randomUUID } from "node:crypto";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import { deliver, tryMailServer } from "@/lib/notifications/service";
import { env, isLoopback } from "@/lib/platform/env";
import { hasCode, messageOf } from "../world/fail.ts";
import { isMadeUp } from "./configuration.ts";
import { line, type Finding, type Findings } from "./finding.ts";
import { maskedAddress } from "./mask.ts";
import { isLive, type Scene } from "./scene.ts";
import { unheard } from "./wire.ts";

const TIMEOUT_MS = 10_000;

/** Whether the mail server lets the shop in, and mail from it will be believed. */
export async function* checkMail(scene: Scene): Findings {
  const found = await server(scene);
  yield found;
  if (found.status !== "failed") yield await encryption();
  yield sender(scene);
  const { mail } = scene.options;
  if (mail === undefined)
    yield line("mail.trial", "test mail").skip(
      "none was sent; to send one: npm run doctor -- --mail <address>",
    );
  else yield await trialMail(mail);
}

const hostOf = (address: string): string => new URL(address).host;

async function server(scene: Scene): Promise<Finding> {
  const at = line("mail.server", "server");
  const { SMTP_URL } = env();
  const { username } = new URL(SMTP_URL);
  const who = scene.ground.played.includes("mail") ? "the sandbox's mailbox" : hostOf(SMTP_URL);
  const began = performance.now();
  try {
    await tryMailServer();
    const ms = String(Math.round(performance.now() - began));
    return at.ok(`${who} ${username === "" ? "answers without a sign-in" : "lets us sign in"} (${ms} ms)`);
  } catch (error) {
    return at.fail(...complaint(error));
  }
}

function complaint(error: unknown): [said: string, mend: string] {
  const { SMTP_URL } = env();
  const said = messageOf(error).slice(0, 160);
  if (hasCode(error, "EAUTH", "ENOAUTH"))
    return [
      `refuses the sign-in: ${said}`,
      "check user and password in SMTP_URL; special characters are percent-encoded",
    ];
  // The mail client has codes of its own, and the system's in its words.
  const code = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ECONNRESET|ETIMEDOUT)\b/.exec(said)?.[0];
  const cause = code === undefined ? error : Object.assign(new Error(said), { code });
  const { message, mend } = unheard(cause, { host: hostOf(SMTP_URL), variable: "SMTP_URL" });
  return [message, mend];
}

/** Whether the connection is, or becomes, one that nobody can listen to. */
async function encryption(): Promise<Finding> {
  const at = line("mail.encryption", "encryption");
  const { protocol, hostname, port } = new URL(env().SMTP_URL);
  if (protocol === "smtps:") return at.ok("TLS from the first byte");
  const connection = new SMTPConnection({
    host: hostname,
    ...(port === "" ? {} : { port: Number(port) }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    if (connection.secure) return at.ok("TLS by STARTTLS, as the server offers it");
    if (isLoopback(env().SMTP_URL)) return at.ok("none, and none needed on this machine");
    return at.warn(
      "none: mails with eSIMs go in clear",
      "use smtps:// with the server's TLS port, mostly 465",
    );
  } catch (error) {
    return at.warn(`not seen: ${complaint(error)[0]}`, "use smtps:// with the server's TLS port, mostly 465");
  } finally {
    connection.close();
  }
}

function sender(scene: Scene): Finding {
  const at = line("mail.sender", "sender");
  const domain = /@([^\s>]+)/.exec(env().MAIL_FROM)?.[1] ?? "";
  const set = "set MAIL_FROM to an address of a domain that your mail server may send for (SPF, DKIM)";
  if (domain === "") return at.fail("MAIL_FROM has no address in it", set);
  if (!isMadeUp(domain)) return at.ok(`mails come from ${domain}`);
  if (scene.ground.played.includes("mail")) return at.ok(`mails come from ${domain}, good for a trial`);
  const said = `mails come from ${domain}, which does not exist`;
  return isLive(scene.ground.environment) ? at.fail(said, set) : at.warn(said, set);
}

async function trialMail(to: string): Promise<Finding> {
  const at = line("mail.trial", "test mail");
  const text = `This is the test mail that \`npm run doctor\` was asked for. ${env().SHOP_NAME} can send mail.`;
  try {
    await deliver({
      to,
      subject: `${env().SHOP_NAME}: test mail`,
      text,
      html: `<p>${text}</p>`,
      messageId: `<doctor-${randomUUID()}@${new URL(env().APP_URL).hostname}>`,
    });
    return at.ok(`taken for ${maskedAddress(to)}; look whether it arrives, and not among the spam`);
  } catch (error) {
    return at.fail(...complaint(error));
  }
}
