import "server-only";
import pino from "pino";
import { logLevel } from "./env";

const HIDDEN = "[hidden]";
const SECRET_FIELDS = [
  "email",
  "recipient",
  "to",
  "iccid",
  "lpa",
  "qrcode",
  "matching_id",
  "matchingId",
  "activationCode",
  "confirmationCode",
  "confirmation_code",
  "code",
  "token",
  "access_token",
  "client_secret",
  "authorization",
  "cookie",
  "password",
  "sessionToken",
];

// Texts of foreign errors can quote an address, an ICCID or an activation code.
const PATTERNS: readonly [RegExp, string][] = [
  // Tried only where a word begins: tried at each of its letters, a long one without an @ costs its length squared.
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "[e-mail]"],
  [/\d{18,}/g, "[iccid]"],
  [/LPA(?::|%3A)1(?:\$|%24)[^\s"']*/gi, "[activation code]"],
  [/\b(?:sk|rk|whsec)_(?:test_|live_)?[A-Za-z0-9]+/g, "[key]"],
  [/Bearer\s+[\w.~+/-]+=*/gi, "Bearer [token]"],
];

/** Text with e-mails, ICCIDs, activation codes and keys taken out. */
export function redactText(text: string): string {
  return PATTERNS.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text);
}

/** The shop's log: one JSON line per event, with secrets and personal data hidden by field name and by shape. */
export const log = pino({
  level: logLevel(),
  base: { app: "landfall" },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: HIDDEN },
  serializers: {
    err: (error: unknown) =>
      error instanceof Error
        ? { type: error.name, message: redactText(error.message), stack: redactText(error.stack ?? "") }
        : { message: redactText(String(error)) },
  },
  hooks: {
    logMethod(parts, method) {
      const safe = parts.map((part) => (typeof part === "string" ? redactText(part) : part)) as typeof parts;
      method.apply(this, safe);
    },
  },
});
