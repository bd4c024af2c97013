import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Attachment as ParsedAttachment, type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { FaultRule } from "../kernel/faults.ts";
import type { World } from "../kernel/world.ts";
import type { Message } from "./model.ts";

const LARGEST_BYTES = 10 * 1024 * 1024;

/** On the port it was given, or, for 0, on the one the system has chosen. */
type RunningSmtp = { port: number; stop: () => Promise<void> };
type PostOffice = { world: World; keep: (message: Message) => void };

/** Takes any mail from anybody, signed in or not, and never passes one on. */
export function startSmtp(world: World, keep: (message: Message) => void): Promise<RunningSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 200,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onAuth: (auth, _session, answer) => answer(null, { user: auth.username ?? "anybody" }),
    onData: (stream, session, answer) => {
      void receive({ world, keep }, stream, session).then((verdict) => {
        if (verdict !== "silence") answer(verdict === "taken" ? null : verdict);
      });
    },
  });
  // A client that hangs up in the middle is its own affair.
  server.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(world.config.smtpPort, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : world.config.smtpPort,
        stop: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}

/** What the sender is told: that it was taken, why it was not, or nothing at all. */
type Verdict = "taken" | "silence" | Error;

async function receive(
  post: PostOffice,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Verdict> {
  const { world, keep } = post;
  const raw = await bytesOf(stream).catch(() => undefined);
  if (!raw || stream.sizeExceeded) return refusal(552, "The message is too large.");
  const email = await PostalMime.parse(raw, { attachmentEncoding: "base64" }).catch(() => undefined);
  if (!email) return refusal(554, "The message could not be read.");

  const message = messageFrom(world, email, session);
  const fault = world.faults.take("mail.accept", { text: `${message.to.join(" ")}\n${message.subject}` });
  const isKept = !fault || keepsMail(fault);
  if (isKept) keep(message);
  record(world, message, { fault, isKept });
  return fault ? verdictUnder(fault) : "taken";
}

/** A sender that gets no answer cannot know that the mail was taken: it will send it again. */
async function verdictUnder(fault: FaultRule): Promise<Verdict> {
  switch (fault.kind) {
    case "delay":
    case "delay_after":
      await sleep(fault.delayMs ?? 3_000, undefined, { ref: false });
      return "taken";
    case "timeout_before":
    case "timeout_after":
      return "silence";
    case "rate_limit":
      return refusal(450, "Too many messages, try again later.");
    default:
      return refusal(fault.status ?? 451, "Refused by a sandbox fault.");
  }
}

function keepsMail(fault: FaultRule): boolean {
  return ["delay", "delay_after", "timeout_after"].includes(fault.kind) || fault.afterWork === true;
}

function messageFrom(world: World, email: Email, session: SMTPServerSession): Message {
  return {
    id: `mail_${world.random.text(16, "abcdefghijklmnopqrstuvwxyz0123456789")}`,
    receivedAt: world.clock.now().toISOString(),
    from: email.from?.address ?? (session.envelope.mailFrom ? session.envelope.mailFrom.address : ""),
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ?? null,
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: email.attachments.map(attachmentFrom),
  };
}

function attachmentFrom({ filename, mimeType, content }: ParsedAttachment): Message["attachments"][number] {
  const contentBase64 = typeof content === "string" ? content : "";
  return { filename, mimeType, bytes: Buffer.byteLength(contentBase64, "base64"), contentBase64 };
}

function record(
  world: World,
  message: Message,
  what: { fault: FaultRule | undefined; isKept: boolean },
): void {
  const { fault, isKept } = what;
  world.ledger.record({
    operation: "mail.accept",
    method: "SMTP",
    path: message.to.join(", "),
    status: fault ? (fault.status ?? 0) : 250,
    request: { from: message.from, to: message.to, subject: message.subject },
    response: null,
    reference: message.id,
    fault: fault?.kind ?? null,
    worked: isKept,
  });
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
