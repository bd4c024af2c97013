import "server-only";
import { createHmac } from "node:crypto";

/** What Airalo's own clients send along: over the payload as compact JSON, whatever form it is then sent in. */
export function signatureOf(payload: Readonly<Record<string, unknown>>, secret: string): string {
  const signed = JSON.stringify(payload).replaceAll("/", "\\/");
  return createHmac("sha512", secret).update(signed).digest("hex");
}
