import { createHmac, hkdfSync } from "node:crypto";

/** An auditor who is handed the shop's key can tell whether a hash is that of a given ICCID. */
export function iccidHashing(encryptionKey: string): (iccid: string) => string {
  const key = Buffer.from(
    hkdfSync("sha256", Buffer.from(encryptionKey, "base64"), "landfall", "hash:iccid", 32),
  );
  return (iccid) => createHmac("sha256", key).update(iccid).digest("base64url");
}
