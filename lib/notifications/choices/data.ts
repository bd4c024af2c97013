import "server-only";
import { keyedHash, sameText } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import {
  isOptional,
  MAILS,
  OPTIONAL_TOPICS,
  type OptionalTopic,
  type Template,
  type Topic,
  TOPICS,
} from "../model";

/** What an address is known by where only choices are kept about it. */
export function addressKey(email: string): string {
  return keyedHash("mail-address", email.trim().toLowerCase());
}

/** Who may choose: whoever got a mail, of the address that it went to. */
export type Chooser = { readonly addressHash: string; readonly topic: Topic };

const signatureOf = ({ addressHash, topic }: Chooser): string =>
  keyedHash("mail-choices", `${topic}:${addressHash}`);

/** What a link in a mail carries. Nothing is stored for it, and it names nobody. */
export function chooserToken(chooser: Chooser): string {
  return `${chooser.topic}.${chooser.addressHash}.${signatureOf(chooser)}`;
}

/** Reads a link's token back; null if it is not ours. */
export function readChooser(token: string): Chooser | null {
  const [topic, addressHash = "", signature = "", ...rest] = token.split(".");
  const known = TOPICS.find((name) => name === topic);
  if (!known || rest.length > 0) return null;
  const chooser = { topic: known, addressHash };
  return sameText(signature, signatureOf(chooser)) ? chooser : null;
}

type Post = { readonly template: Template; readonly recipient: string; readonly locale: string };

const tokenFor = ({ template, recipient }: Post): string =>
  chooserToken({ topic: MAILS[template].topic, addressHash: addressKey(recipient) });

/** Where the reader of a mail chooses what to be told; null for mails that somebody asked for a moment ago, or staff. */
export function choicesLink(post: Post): string | null {
  const { topic } = MAILS[post.template];
  if (topic === "account" || topic === "staff") return null;
  return `${env().APP_URL}/${post.locale}/notifications/${tokenFor(post)}`;
}

/** Where a mail program ends a topic in one click (RFC 8058); null where it cannot be ended. */
export function oneClickLink(post: Post): string | null {
  if (!isOptional(MAILS[post.template].topic)) return null;
  return `${env().APP_URL}/api/unsubscribe/${tokenFor(post)}?locale=${post.locale}`;
}

/** What an address does not want to hear of. */
export async function optOutsOf(addressHash: string): Promise<OptionalTopic[]> {
  const rows = await db().mailOptOut.findMany({ where: { addressHash }, select: { topic: true } });
  return OPTIONAL_TOPICS.filter((topic) => rows.some((row) => row.topic === topic));
}

/** Whether the last mail to an address was refused for good. */
export async function isRefused(addressHash: string): Promise<boolean> {
  return (await db().mailRefusal.count({ where: { addressHash } })) > 0;
}

/** What becomes of something that is about to be sent: not everything is wanted, and not every address is there. */
export async function fateOf(template: Template, addressHash: string): Promise<"send" | "unwanted" | "held"> {
  const { topic } = MAILS[template];
  if (!isOptional(topic)) return "send";
  if ((await db().mailOptOut.count({ where: { addressHash, topic } })) > 0) return "unwanted";
  return (await isRefused(addressHash)) ? "held" : "send";
}
