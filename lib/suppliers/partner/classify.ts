import "server-only";
import { redactText } from "@/lib/platform/log";
import { type Answer, retryAfterSeconds } from "../http";
import { type Intent, SupplierError, type SupplierErrorKind } from "../errors";
import { type Complaint, complaintOf } from "./wire/complaint";

// The business codes on HTTP 422, shared by PressOne and its model Airalo.
const BY_NUMBER: Readonly<Record<string, SupplierErrorKind>> = {
  11: "insufficient_balance",
  13: "unavailable",
  14: "rejected",
  23: "rejected",
  33: "out_of_stock",
  34: "out_of_stock",
  43: "rejected",
  53: "unknown_outcome",
  73: "recycled",
  // Our address is not on their list: that is for the operator to mend and says nothing about the order.
  89: "unavailable",
};

// How the documented texts begin. PressOne's own codes are not documented, so its words have to do.
const BY_WORDS: readonly (readonly [RegExp, SupplierErrorKind])[] = [
  [/^messages\.resource_not_found/, "not_found"],
  // Said of another account's order: for us there is none.
  [/^this action is unauthorized/i, "not_found"],
  [/^insufficient stock of esims/i, "out_of_stock"],
  [/^sim quantity is not available/i, "out_of_stock"],
  [/^the requested esim package is invalid or/i, "out_of_stock"],
  [/^insufficient (?:[\w-]+ ){0,3}(?:credit|balance|funds)\b/i, "insufficient_balance"],
  [/^the requested operator is currently undergoing maintenance/i, "unavailable"],
  [/^the requested top-?up has been disabled/i, "rejected"],
  [/^invalid (?:checksum|top-?up package)/i, "rejected"],
  [/^the esim with iccid \S+ has been recycled/i, "recycled"],
  [/^something unexpected happened/i, "unknown_outcome"],
  [/^your ip address is not permitted/i, "unavailable"],
  [/^(?:client authentication failed|authentication failed|unauthenticated)/i, "unavailable"],
  [/^too many attempts/i, "throttled"],
];

// Codes in words, as PressOne's envelope has them. Those whose meaning cannot be inferred are left to the status.
const BY_NAME: readonly (readonly [RegExp, SupplierErrorKind])[] = [
  [/^(?:RATE_LIMIT|TOO_MANY_|THROTTLED)/, "throttled"],
  [/^(?:ROUTE|ENDPOINT|PATH|METHOD)_NOT_/, "unavailable"],
  [/(?:^|_)NOT_FOUND$/, "not_found"],
  [/(?:^|_)RECYCLED$/, "recycled"],
  [/(?:^|_)(?:OUT_OF_STOCK|SOLD_OUT|INSUFFICIENT_STOCK)$/, "out_of_stock"],
  [/(?:^|_)INSUFFICIENT_(?:[A-Z]+_)?(?:BALANCE|CREDIT|FUNDS)$/, "insufficient_balance"],
  [/(?:^|_)MAINTENANCE(?:_MODE)?$/, "unavailable"],
  [/^(?:UNAUTHORI[SZ]ED|UNAUTHENTICATED|FORBIDDEN|(?:INVALID|EXPIRED)_TOKEN|TOKEN_)/, "unavailable"],
  [/^(?:INTERNAL|SERVER|UNEXPECTED|UPSTREAM|GATEWAY)_|^SERVICE_UNAVAILABLE$|TIMEOUT$/, "unknown_outcome"],
  [/^(?:VALIDATION|INVALID|BAD_REQUEST|UNPROCESSABLE)(?:_|$)/, "rejected"],
];

// What a status alone means. Any other from 400 to 499 is a refusal; otherwise the outcome is unknown: a 2xx whose body
// reports a failure in unknown words may still have done the work.
const BY_STATUS: Readonly<Record<number, SupplierErrorKind>> = {
  // Sent on by a gateway that executed nothing; 302 and 303 may follow work that was done.
  301: "unavailable",
  307: "unavailable",
  308: "unavailable",
  401: "unavailable",
  402: "insufficient_balance",
  403: "unavailable",
  // An address, method or form the server does not take says nothing about what was asked of it.
  404: "unavailable",
  405: "unavailable",
  406: "unavailable",
  407: "unavailable",
  408: "unknown_outcome",
  410: "not_found",
  415: "unavailable",
  421: "unavailable",
  423: "unavailable",
  425: "unavailable",
  426: "unavailable",
  429: "throttled",
  499: "unknown_outcome",
};

/** Turns an answer that is not a success into the one error it means; returns nothing for a success. */
export function refusal(answer: Answer, intent: Intent): SupplierError | null {
  const complaint = complaintOf(answer.body);
  const hasWorked = isSuccess(answer.status) && !complaint.failed;
  // Without a body there is nothing to believe, unless the status promises that there is none.
  const isWhole = answer.body !== undefined || answer.status === 204 || answer.status === 205;
  if (hasWorked && isWhole) return null;
  const kind = hasWorked ? "unknown_outcome" : meaningOf(answer.status, complaint);
  // Where nothing was to be done, nothing can have happened.
  return new SupplierError(kind === "unknown_outcome" && intent === "read" ? "unavailable" : kind, {
    status: answer.status,
    supplierCode: shortened(complaint.codes[0] ?? null, LONGEST_CODE),
    supplierText: shortened(complaint.text ?? answer.text, LONGEST_TEXT),
    retryAfterSeconds: retryAfterSeconds(answer.headers),
  });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether the answer refuses our token, rather than what was asked with it: nothing was done. */
export function refusesToken(answer: Answer): boolean {
  const { codes, texts, failed } = complaintOf(answer.body);
  // A server that broke down may have done the work before, whatever it says.
  if (answer.status >= 500) return false;
  if (answer.status !== 401 && !(failed && codes.some((code) => /^(?:401|UNAUTH\w+)$/i.test(code))))
    return false;
  return kindByWords(texts) !== "not_found";
}

function meaningOf(status: number, complaint: Complaint): SupplierErrorKind {
  if (status === 429) return "throttled";
  const byStatus = kindByStatus(status);
  // A server that broke down may have done the work before, whatever it says.
  if (byStatus === "unknown_outcome" && !isSuccess(status)) return byStatus;
  const { codes, texts, fromApi } = complaint;
  // A router's words say that there is no such address, also if they are wrapped and named NOT_FOUND.
  if (status === 404 && !fromApi) return kindByWords(texts) ?? byStatus;
  const named = first(codes, kindByNumber) ?? kindByWords(texts) ?? first(codes, kindByName);
  return named ?? (status === 404 ? "not_found" : byStatus);
}

/** A business code, also as `BUSINESS_ERROR_11`, or a status repeated in the body. */
function kindByNumber(code: string): SupplierErrorKind | undefined {
  const number = /^(?:BUSINESS_ERROR_)?(\d{1,3})$/i.exec(code)?.[1];
  if (number === undefined) return undefined;
  const known = BY_NUMBER[number];
  if (known || number === "404") return known ?? "not_found";
  const status = Number(number);
  return status >= 400 && status < 600 && status !== 422 ? kindByStatus(status) : undefined;
}

function kindByWords(texts: readonly string[]): SupplierErrorKind | undefined {
  return first(texts, (text) => BY_WORDS.find(([pattern]) => pattern.test(text.trim()))?.[1]);
}

function kindByName(code: string): SupplierErrorKind | undefined {
  const name = code
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_");
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

function kindByStatus(status: number): SupplierErrorKind {
  return BY_STATUS[status] ?? (status >= 400 && status < 500 ? "rejected" : "unknown_outcome");
}

function first<T, R>(items: readonly T[], meaning: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = meaning(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const LONGEST_CODE = 64;
const LONGEST_TEXT = 500;

/** Redacted before it is cut, so that no half of a number slips through. */
function shortened(text: string | null, length: number): string | null {
  return text === null ? null : redactText(text.slice(0, length * 4)).slice(0, length);
}
