import { createDecipheriv, createECDH, createHmac, createPublicKey, verify } from "node:crypto";
import type { Browser } from "./model.ts";

const CURVE = "prime256v1";

export function makeKeys(): Pick<Browser, "publicKey" | "privateKey"> {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  return { publicKey: pair.getPublicKey("base64url"), privateKey: pair.getPrivateKey("base64url") };
}

const hmac = (key: Buffer, ...parts: (Buffer | string)[]): Buffer => {
  const keyed = createHmac("sha256", key);
  for (const part of parts) keyed.update(part);
  return keyed.digest();
};

/** Opens a message as the browser does, step by step as RFC 8291, 3.4 writes it down; throws on one that is not for it. */
export function unseal(sealed: Buffer, browser: Pick<Browser, "publicKey" | "privateKey" | "auth">): string {
  const salt = sealed.subarray(0, 16);
  const keyLength = sealed.readUInt8(20);
  const theirs = sealed.subarray(21, 21 + keyLength);
  const body = sealed.subarray(21 + keyLength);
  const pair = createECDH(CURVE);
  pair.setPrivateKey(browser.privateKey, "base64url");
  const ours = Buffer.from(browser.publicKey, "base64url");

  const keyed = hmac(Buffer.from(browser.auth, "base64url"), pair.computeSecret(theirs));
  const secret = hmac(keyed, "WebPush: info\0", ours, theirs, Buffer.from([1]));
  const pseudoRandom = hmac(salt, secret);
  const key = hmac(pseudoRandom, "Content-Encoding: aes128gcm\0", Buffer.from([1])).subarray(0, 16);
  const nonce = hmac(pseudoRandom, "Content-Encoding: nonce\0", Buffer.from([1])).subarray(0, 12);

  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("no last record");
  return padded.subarray(0, end).toString("utf8");
}

type Claims = { aud?: unknown; exp?: unknown; sub?: unknown };

/** Whom the sender is, by its signature (RFC 8292); why not, where it does not hold. */
export function senderIn(header: string, audience: string): { subject: string } | { complaint: string } {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", body = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65) return { complaint: "no vapid header" };
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const signed = Buffer.from(signature, "base64url");
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    signed,
  );
  if (!isSigned) return { complaint: "the signature does not hold" };
  const { aud, exp, sub } = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Claims;
  if (aud !== audience) return { complaint: `the token is for ${String(aud)}` };
  const seconds = Date.now() / 1_000;
  if (typeof exp !== "number" || exp < seconds || exp > seconds + 86_400)
    return { complaint: "the token ends too early or too late" };
  return typeof sub === "string" ? { subject: sub } : { complaint: "nobody to write to" };
}
