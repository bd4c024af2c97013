import { redactText } from "@/lib/platform/log";
import type { Environment } from "../world/settings.ts";

/** Takes out of any text whatever must not be seen by somebody who looks over a shoulder. */
export interface Mask {
  readonly hide: (text: string) => string;
  /** A secret that was only learnt on the way, such as a token. */
  readonly learn: (secret: string) => void;
}

const SECRET_NAMES = /SECRET|_KEY$|CLIENT_ID$|PASSWORD/;
// A shorter one would be found in the middle of ordinary words.
const SHORTEST = 6;

function passwordIn(address: string): string[] {
  const password = URL.parse(address)?.password ?? "";
  return [password, decodeURIComponent(password)];
}

export function openMask(environment: Environment): Mask {
  const secrets = new Set<string>();
  const learn = (secret: string): void => {
    if (secret.length >= SHORTEST) secrets.add(secret);
  };
  for (const [name, value = ""] of Object.entries(environment)) {
    if (SECRET_NAMES.test(name)) learn(value);
    if (name.endsWith("_URL")) passwordIn(value).forEach(learn);
  }
  return {
    learn,
    hide: (text) => {
      // The longest first: one secret may be part of another.
      const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
      return redactText(longestFirst.reduce((left, secret) => left.replaceAll(secret, "[hidden]"), text));
    },
  };
}

/** An address of a person, recognisable to its owner only. */
export function maskedAddress(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.slice(0, 1)}… at ${domain}`;
}
