import PostalMime, { type Attachment as ParsedAttachment, type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { FaultRule } from "../kernel/faults.ts";
import type { World } from "../kernel/world.ts";
import type { Message } from "./model.ts";

const LARGEST_BYTES = 10 * 1024 * 1024;

type Answer = (error?: Error | null) => void;

/** Takes any mail from anybody, signed in or not, and never passes one on. */
export function startSmtp(world: World, keep: (message: Message) => void): Promise<() => Promise<void>> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 200,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onAuth: (auth, _session, answer) => answer(null, { user: auth.username ?? "anybody" }),
    onData: (stream, session, answer) => void receive(world, stream, session, keep, answer),
  });
  // A client that hangs up in the middle is its own affair.
  server.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(world.config.smtpPort, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

async function receive(
  world: World,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  keep: (message: Message) => void,
  answer: Answer,
): Promise<void> {
  const raw = await bytesOf(stream).catch(() => undefined);
  if (!raw || stream.sizeExceeded) return answer(refusal(552, "The message is too large."));
  const email = await PostalMime.parse(raw, { attachmentEncoding: "base64" }).catch(() => undefined);
  if (!email) return answer(refusal(554, "The message could not be read."));

  const message = messageFrom(world, email, session);
  const fault = world.faults.take("mail.accept", { text: `${message.to.join(" ")}\n${message.subject}` });
  const isKept = !fault || keepsMail(fault);
  if (isKept) keep(message);
  record(world, message, fault, isKept);
  answerWith(fault, message, session, answer);
}

/** A sender that gets no answer cannot know that the mail was taken: it will send it again. */
function answerWith(
  fault: FaultRule | undefined,
  message: Message,
  session: SMTPServerSession,
  answer: Answer,
): void {
  if (!fault) return answer();
  switch (fault.kind) {
    case "delay":
    case "delay_after":
      setTimeout(() => answer(), fault.delayMs ?? 3_000).unref();
      return;
    case "timeout_before":
    case "timeout_after":
      return;
    case "rate_limit":
      return answer(refusal(450, "Too many messages, try again later."));
    default:
      return answer(
        refusal(fault.status ?? 451, `Message ${message.id} refused by a sandbox fault (${session.id}).`),
      );
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

function record(world: World, message: Message, fault: FaultRule | undefined, worked: boolean): void {
  world.ledger.record({
    operation: "mail.accept",
    method: "SMTP",
    path: message.to.join(", "),
    status: fault ? (fault.status ?? 0) : 250,
    request: { from: message.from, to: message.to, subject: message.subject },
    response: null,
    reference: message.id,
    fault: fault?.kind ?? null,
    worked,
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
