import "server-only";
import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { Browser } from "../schema";

const CURVE = "prime256v1";
const RECORD_BYTES = 4_096;
/** Behind the last record's text. */
const END = Buffer.from([2]);

type Own = { readonly salt: Buffer; readonly privateKey: Buffer };

const derive = (
  secret: Buffer,
  { salt, info, bytes }: { salt: Buffer; info: Buffer; bytes: number },
): Buffer => Buffer.from(hkdfSync("sha256", secret, salt, info, bytes));
const label = (text: string): Buffer => Buffer.from(`${text}\0`);

/** Whether a browser's public key is a point of the curve at all; everything else cannot be sealed for. */
export function isPublicKey(key: string): boolean {
  try {
    const pair = createECDH(CURVE);
    pair.generateKeys();
    pair.computeSecret(Buffer.from(key, "base64url"));
    return true;
  } catch {
    return false;
  }
}

/** Seals a text for one browser, as RFC 8291 has it: one record of `aes128gcm`. `own` is for its example only. */
export function seal(text: string, { p256dh, auth }: Browser["keys"], own?: Own): Buffer {
  const pair = createECDH(CURVE);
  if (own) pair.setPrivateKey(own.privateKey);
  else pair.generateKeys();
  const salt = own?.salt ?? randomBytes(16);
  const theirs = Buffer.from(p256dh, "base64url");
  const ours = pair.getPublicKey();
  const shared = derive(pair.computeSecret(theirs), {
    salt: Buffer.from(auth, "base64url"),
    info: Buffer.concat([label("WebPush: info"), theirs, ours]),
    bytes: 32,
  });
  const key = derive(shared, { salt, info: label("Content-Encoding: aes128gcm"), bytes: 16 });
  const nonce = derive(shared, { salt, info: label("Content-Encoding: nonce"), bytes: 12 });
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(Buffer.concat([Buffer.from(text), END])), cipher.final()]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, head, ours, sealed, cipher.getAuthTag()]);
}
