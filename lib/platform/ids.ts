import { createHash, randomInt } from "node:crypto";
import { parse, stringify, v7, validate, version } from "uuid";

/** A new UUIDv7: ordered by time, so that indexes stay compact. */
export function newId(): string {
  return v7();
}

/** True for a UUIDv7 in canonical form; everything else from outside is refused before it reaches the database. */
export function isId(value: string): boolean {
  return validate(value) && version(value) === 7;
}

/** The id of a part of something, always the same for the same whole and part, and a UUIDv7 of the same time. */
export function partId(wholeId: string, part: number): string {
  const bytes = Uint8Array.from(parse(wholeId));
  bytes.set(createHash("sha256").update(`${wholeId}:${part}`).digest().subarray(0, 10), 6);
  const [versioned = 0, , variant = 0] = bytes.subarray(6);
  bytes[6] = 0x70 | (versioned & 0x0f);
  bytes[8] = 0x80 | (variant & 0x3f);
  return stringify(bytes);
}

// No 0/O, 1/I/L, U: read aloud and typed without mistakes, and no words by accident.
const READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random characters people can read out over the phone. */
export function readableCode(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join("");
}

/** The same characters for the same text, of which they tell nothing; at most 32. */
export function derivedCode(text: string, length: number): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, length);
  return Array.from(bytes, (byte) => READABLE[byte % READABLE.length]).join("");
}
