import "server-only";
import { createPrivateKey, sign } from "node:crypto";

export type VapidPair = { readonly publicKey: string; readonly privateKey: string };

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
/** Half of what RFC 8292 allows: the two clocks may differ. */
const VALID_SECONDS = 12 * 3_600;

/** The header by which a push service knows the shop (RFC 8292). `subject` is whom it may write to; `at` is real time. */
export function vapidHeader(
  endpoint: string,
  pair: VapidPair,
  { subject, at }: { subject: string; at: Date },
): string {
  const point = Buffer.from(pair.publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
    d: pair.privateKey,
  };
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(at.getTime() / 1_000) + VALID_SECONDS,
    sub: subject,
  };
  const said = `${part({ typ: "JWT", alg: "ES256" })}.${part(claims)}`;
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" }).toString(
    "base64url",
  );
  return `vapid t=${said}.${signature}, k=${pair.publicKey}`;
}
