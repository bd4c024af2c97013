import "server-only";
import nodemailer from "nodemailer";
import { env } from "@/lib/platform/env";

const TIMEOUT_MS = 10_000;

/** Hands one message to the mail server; throws if it is not accepted. */
export async function deliver(message: {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
}): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const transport = nodemailer.createTransport({
    url: SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    await transport.sendMail({ from: MAIL_FROM, ...message });
  } finally {
    transport.close();
  }
}
