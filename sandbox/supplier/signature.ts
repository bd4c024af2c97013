import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The official clients sign the JSON form of the payload, whatever they then send: compact, with "/" written "\/",
 * and non-ASCII either kept or escaped. All three forms are right.
 */
export function isSigned(
  signature: string,
  { raw, fields }: { raw: string; fields: Record<string, unknown> },
  secret: string,
): boolean {
  const compact = withEscapedSlashes(JSON.stringify(fields));
  return [raw, compact, withAsciiOnly(compact)].some((text) => matches(signature, signatureOf(text, secret)));
}

export function signatureOf(text: string, secret: string): string {
  return createHmac("sha512", secret).update(text).digest("hex");
}

export function withEscapedSlashes(json: string): string {
  return json.replaceAll("/", "\\/");
}

export function withAsciiOnly(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function matches(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
