export type Attachment = { filename: string | null; mimeType: string; bytes: number; contentBase64: string };

export type Message = {
  id: string;
  /** Sandbox time. */
  receivedAt: string;
  from: string;
  /** The addresses of the SMTP envelope: who really gets it, whatever the headers say. */
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: { name: string; value: string }[];
  attachments: Attachment[];
};

/** Newest first. */
export function selected(
  messages: Message[],
  query: { to?: string; subject?: string; limit?: number },
): Message[] {
  const to = query.to?.toLowerCase();
  const subject = query.subject?.toLowerCase();
  return messages
    .filter(
      (message) =>
        (!to || message.to.some((address) => address.toLowerCase() === to)) &&
        (!subject || message.subject.toLowerCase().includes(subject)),
    )
    .reverse()
    .slice(0, query.limit ?? 100);
}
