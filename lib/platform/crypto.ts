import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

// Written before each ciphertext, so that a later key can be told apart from this one.
const KEY_ID = "k1";
const derived = new Map<string, Buffer>();

/** One key per purpose from ENCRYPTION_KEY (HKDF), so that a lookup hash never helps to decrypt. */
function keyFor(purpose: string): Buffer {
  let key = derived.get(purpose);
  if (!key) {
    key = Buffer.from(
      hkdfSync("sha256", Buffer.from(env().ENCRYPTION_KEY, "base64"), "landfall", purpose, 32),
    );
    derived.set(purpose, key);
  }
  return key;
}

/** AES-256-GCM. `context` (table and row id) is authenticated: a ciphertext copied to another row does not open. */
export function encrypt(text: string, context: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("encryption"), iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${KEY_ID}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** Opens what `encrypt` made; throws if the text, the key or the context is another one. */
export function decrypt(sealed: string, context: string): string {
  const [keyId, payload] = sealed.split(".");
  if (keyId !== KEY_ID || !payload) throw new Error("ciphertext of an unknown key");
  const bytes = Buffer.from(payload, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("encryption"), bytes.subarray(0, 12)).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** Keyed hash for looking a secret up or proving one; useless without the key. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", keyFor(`hash:${purpose}`))
    .update(value)
    .digest("base64url");
}

/** Compares two texts in constant time. */
export function sameText(left: string, right: string): boolean {
  const a = createHmac("sha256", keyFor("compare")).update(left).digest();
  const b = createHmac("sha256", keyFor("compare")).update(right).digest();
  return timingSafeEqual(a, b);
}

/** 256 random bits for cookies and links. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}
