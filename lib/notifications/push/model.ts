import { isId } from "@/lib/platform/ids";
import { isLocale } from "@/lib/platform/i18n/locales";
import { placeIn } from "../places/model";

/**
 * `REFUSED` is what the push service does not take for good; `UNWANTED` was not sent since its reader had switched the topic
 * off; `LATE` had waited so long that it would have told of how things stood.
 */
export type PushStatus = "QUEUED" | "SENT" | "FAILED" | "REFUSED" | "UNWANTED" | "LATE";

/** How long a message is worth telling: for the push service, which waits for a phone that is off, and for our own tries. */
export const WORTH_MS = 24 * 3_600_000;
/** What a push service takes at most, sealed (RFC 8030, 7.2), and what sealing adds. */
const MOST_BYTES = 4_096;
const SEAL_BYTES = 16 + 4 + 1 + 65 + 1 + 16;
export const MOST_TEXT_BYTES = MOST_BYTES - SEAL_BYTES;
/** More than anybody has; the oldest falls out. */
export const MOST_BROWSERS = 12;

type Ground = { readonly hosts: readonly string[]; readonly sandbox: string | undefined };

/**
 * Whether messages may be sent to an address: one of the known push services, over TLS. It comes from a browser, so
 * everything else would let a stranger have us ask any machine that we can reach. In a sandbox its own service counts too.
 */
export function isPushAddress(address: string, { hosts, sandbox }: Ground): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, username, password, origin } = new URL(address);
  if (username || password) return false;
  if (sandbox !== undefined && origin === new URL(sandbox).origin) return true;
  // Another port is another service.
  if (protocol !== "https:" || host !== hostname) return false;
  return hosts.some((known) => (known.startsWith(".") ? hostname.endsWith(known) : hostname === known));
}

/** What a push service's answer means: sent, the browser is gone, try again, or never. */
export type PushOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "gone" }
  | { readonly kind: "later"; readonly reason: string; readonly waitMs: number | null }
  | { readonly kind: "never"; readonly reason: string };

const GONE = [404, 410];
const LATER = [408, 425, 429];

export function outcomeOf(status: number, waitMs: number | null): PushOutcome {
  const reason = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (GONE.includes(status)) return { kind: "gone" };
  if (LATER.includes(status) || status >= 500) return { kind: "later", reason, waitMs };
  return { kind: "never", reason };
}

/** Where a mail's button leads, without what opens it: a notification is shown on a locked screen, and kept by browsers. */
export function openPath(link: string): string {
  const { pathname, searchParams } = new URL(link);
  const path = pathname.replace(/\/open\/[^/]*$/, "");
  const locale = path.split("/")[1];
  if (!isLocale(locale)) return path;
  // Whatever else looks like a secret stays here too.
  if (path.split("/").some((part) => /^[\w.-]{32,}$/.test(part) && !isId(part))) return `/${locale}/esims`;
  const place = placeIn(searchParams);
  return place ? `/${locale}${place.path}` : path;
}

/** As many whole characters of a text as fit into so many bytes. */
export function fitting(text: string, mostBytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= mostBytes) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && encoder.encode(`${characters.join("")}…`).length > mostBytes)
    characters.pop();
  return `${characters.join("")}…`;
}
