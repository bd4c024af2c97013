import { oneSlipApart } from "@/lib/catalog/search/model/match";

const FAMILIAR = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "proton.me",
  "live.com",
  "aol.com",
];

/** The address somebody most likely meant where its host is one slip away from a familiar one; null where nothing looks wrong. */
export function likelyEmail(typed: string): string | null {
  const [, name, host] = /^\s*([^@\s]+)@([^@\s]+)\s*$/.exec(typed.toLowerCase()) ?? [];
  if (!name || !host || FAMILIAR.includes(host)) return null;
  const meant = FAMILIAR.find((known) => oneSlipApart(host, known));
  return meant ? `${name}@${meant}` : null;
}
