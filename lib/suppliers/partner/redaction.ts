import "server-only";
import { redactText } from "@/lib/platform/log";
import type { Answer, Call } from "../http";

const HIDDEN = "[hidden]";
/** Fields whose values are secret, personal or worth money. */
const PRIVATE_FIELDS = new Set([
  "access_code",
  "access_token",
  "authorization",
  "client_id",
  "client_secret",
  "codes",
  "confirmation_code",
  "direct_apple_installation_url",
  "email",
  "first_name",
  "iccid",
  "iccids",
  "last_name",
  "link",
  "lpa",
  "matching_id",
  "mobile",
  "msisdn",
  "phone",
  "phone_number",
  "qrcode",
  "qrcode_url",
  "to_email",
  "token",
]);
// Business codes stand at the top. Further down a code is a country's, an order's, or one that is worth money.
const HARMLESS_CODE = /^(?:\d{1,4}|[A-Z]{2,3}|\d{8}-\d+)$/;
// What is shorter would be found everywhere.
const SHORTEST_SECRET = 4;
const DEEPEST = 30;
const MOST_ENTRIES = 40;
const LONGEST_READ = 65_536;
const LONGEST_NOTE = 4_000;

/** An answer fit for errors: its shape, without anything in `secrets` and without ICCIDs, wherever they stand. */
export function discreet(answer: Answer, secrets: readonly string[]): Answer {
  const hide = hiding(secrets);
  if (answer.body === undefined) return { ...answer, text: hide(answer.text.slice(0, LONGEST_READ)) };
  const body = copied(answer.body, { text: hide, isPrivate: () => false, most: Infinity });
  return { ...answer, body, text: JSON.stringify(body).slice(0, LONGEST_READ) };
}

/** What staff may see of an answer: its shape and texts, without what is private; long ones are cut. */
export function noteOf(answer: Answer, secrets: readonly string[]): string {
  const hide = hiding(secrets);
  const text = (value: string) => redactText(hide(value.slice(0, LONGEST_READ))).slice(0, LONGEST_NOTE);
  if (answer.body === undefined) return text(answer.text);
  const note = JSON.stringify(copied(answer.body, { text, isPrivate: isPrivateField, most: MOST_ENTRIES }));
  return note.slice(0, LONGEST_NOTE);
}

/** What a request names of people and eSIMs, so that an answer that repeats it does not tell. */
export function privateValues(request: Pick<Call, "body"> & { readonly path: string }): string[] {
  const found: string[] = [];
  const given = request.body ? Object.values(request.body) : [];
  JSON.stringify(given, (name, value: unknown) => {
    if (isPrivateField(name, value)) found.push(...(Array.isArray(value) ? value : [value]).map(String));
    return value;
  });
  const query = new URLSearchParams(request.path.split("?")[1]);
  for (const [name, value] of query) if (isPrivateField(name, value)) found.push(value);
  return found;
}

function isPrivateField(name: string, value: unknown): boolean {
  if (value === null || value === "" || typeof value === "boolean") return false;
  const isWorth = name === "code" && typeof value === "string" && !HARMLESS_CODE.test(value);
  return isWorth || PRIVATE_FIELDS.has(name.toLowerCase());
}

type Copying = {
  readonly text: (value: string) => string;
  readonly isPrivate: (name: string, value: unknown) => boolean;
  readonly most: number;
};

function copied(value: unknown, how: Copying, depth = 0): unknown {
  if (typeof value === "string") return how.text(value);
  // Long numbers lose their last digits here, but not the first ones.
  if (typeof value === "number") return Math.abs(value) >= 1e17 ? HIDDEN : value;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "[…]";
  if (Array.isArray(value)) {
    const kept = value.slice(0, how.most).map((item) => copied(item, how, depth + 1));
    return kept.length < value.length ? [...kept, `[… ${value.length} in all]`] : kept;
  }
  const entries = Object.entries(value).slice(0, how.most);
  return Object.fromEntries(
    entries.map(([name, inner]: [string, unknown]) => {
      const isHidden = how.isPrivate(name, inner) && (name !== "code" || depth > 0);
      return [how.text(name), isHidden ? HIDDEN : copied(inner, how, depth + 1)];
    }),
  );
}

function hiding(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => {
      const quoted = JSON.stringify(secret).slice(1, -1);
      return [secret, quoted, quoted.replaceAll("/", "\\/"), encodeURIComponent(secret.toWellFormed())];
    })
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const left = forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
    // The database keeps neither half characters nor the one with number zero.
    return left
      .replaceAll(/\d{18,}/g, "[iccid]")
      .replaceAll("\0", "")
      .toWellFormed();
  };
}
