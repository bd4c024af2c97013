import "server-only";
import nodemailer from "nodemailer";
import { z } from "zod";
import { env } from "@/lib/platform/env";

const TIMEOUT_MS = 10_000;

/** In the address itself: beside an address nodemailer drops all other options, and waits for ten minutes. */
function openTransport() {
  const address = new URL(env().SMTP_URL);
  for (const name of ["connectionTimeout", "greetingTimeout", "socketTimeout"])
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(TIMEOUT_MS));
  return nodemailer.createTransport(address.href);
}

/** Connects to the mail server and signs in, sending nothing; throws what the server says against it. */
export async function tryMailServer(): Promise<void> {
  const transport = openTransport();
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

type Message = {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  /** Whom an answer goes to where the message is somebody's; without it nobody wrote it, and no program should answer. */
  readonly replyTo?: string | null;
  /** Where one POST ends mails like this one. */
  readonly unsubscribe?: string | null;
};

/** Hands one message to the mail server; throws if it is not accepted. */
export async function deliver({ replyTo, unsubscribe, ...message }: Message): Promise<void> {
  const transport = openTransport();
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      ...message,
      ...(replyTo ? { replyTo } : {}),
      headers: {
        ...(replyTo ? {} : { "Auto-Submitted": "auto-generated" }),
        // Prepared: folded in the middle of its address it would lead nowhere.
        ...(unsubscribe && {
          "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
    });
  } finally {
    transport.close();
  }
}

const refusal = z.object({ code: z.literal("EENVELOPE"), responseCode: z.int().min(550).max(559) });

/** Whether the mail server does not take this recipient, now or later. */
export function isAddressRefused(error: unknown): boolean {
  return refusal.safeParse(error).success;
}
