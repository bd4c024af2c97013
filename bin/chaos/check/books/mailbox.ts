import { z } from "zod";
import type { OutsideWorld } from "../../world/outside.ts";

const message = z.object({
  to: z.array(z.string()),
  subject: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
const messages = z.object({ messages: z.array(message) });

/** What arrived in the buyers' mailboxes. */
export type MailBook = readonly {
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
}[];

const ALL = 1_000_000;

export async function readMails(outside: OutsideWorld): Promise<MailBook> {
  const { messages: kept } = await outside.read(`/mailbox/api/messages?limit=${ALL}`, messages);
  return kept.map(({ to, subject, headers }) => ({
    to: to.join(" "),
    subject,
    messageId: headers.find(({ name }) => name.toLowerCase() === "message-id")?.value ?? "",
  }));
}
