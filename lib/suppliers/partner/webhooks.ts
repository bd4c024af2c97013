import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { SupplierWebhooks } from "../contract/webhooks";
import { readEvent } from "./wire/events";

/** Proves deliveries by the secret we share with the supplier, and reads them. */
export function openDeliveries(secret: string): Pick<SupplierWebhooks, "read" | "readKept"> {
  return {
    read: ({ body, signature }) => {
      if (signature === null || !isSigned(body, signature, secret)) return null;
      return readKept(Buffer.from(body).toString("utf8"));
    },
    readKept,
  };
}

function readKept(text: string) {
  return readEvent(parsed(text));
}

/**
 * The bytes as they came are what is signed; the supplier's own clients re-encode the JSON before they sign, in two
 * ways, so that both of those hold as well.
 */
function isSigned(body: Uint8Array, signature: string, secret: string): boolean {
  if (matches(signature, body, secret)) return true;
  return canonicalForms(Buffer.from(body).toString("utf8")).some((text) => matches(signature, text, secret));
}

function matches(signature: string, signed: string | Uint8Array, secret: string): boolean {
  const given = Buffer.from(signature);
  const expected = Buffer.from(createHmac("sha512", secret).update(signed).digest("hex"));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Compact, with "/" as "\/", and what is not ASCII either kept or escaped. */
function canonicalForms(text: string): string[] {
  const compact = recoded(text);
  if (compact === undefined) return [];
  const kept = compact.replaceAll("/", "\\/");
  const escaped = kept.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [kept, escaped];
}

/** Undefined for what is not JSON, or nested so deep that it cannot be written again. */
function recoded(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
