import "server-only";
import type Stripe from "stripe";

/** Stripe takes so many characters a value. */
const MOST_CHARACTERS = 500;

const unprintable = /[^\x20-\x7e]/g;
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A JSON text of any length as metadata: in plain letters, since a value may end between two halves of another sign. */
export function jsonInMetadata(name: string, json: string): Record<string, string> {
  const plain = json.replace(unprintable, escaped);
  const parts = Math.ceil(plain.length / MOST_CHARACTERS);
  return Object.fromEntries(
    Array.from({ length: parts }, (_, index) => [
      `${name}_${index + 1}`,
      plain.slice(index * MOST_CHARACTERS, (index + 1) * MOST_CHARACTERS),
    ]),
  );
}

/** The JSON text that was put there; null where there is none. */
export function jsonFromMetadata(name: string, metadata: Stripe.Metadata | null): string | null {
  const parts: string[] = [];
  for (;;) {
    const part = metadata?.[`${name}_${parts.length + 1}`];
    if (part === undefined) break;
    parts.push(part);
  }
  return parts.length === 0 ? null : parts.join("");
}
