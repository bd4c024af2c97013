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
  const meant = FAMILIAR.find((known) => isOneSlipAway(host, known));
  return meant ? `${name}@${meant}` : null;
}

/** One letter too many, missing, wrong, or two swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  const swapped =
    typed[start] === meant[start + 1] &&
    typed[start + 1] === meant[start] &&
    rest(typed, 2) === rest(meant, 2);
  return (
    swapped ||
    rest(typed, 1) === rest(meant, 1) ||
    rest(typed, 1) === rest(meant, 0) ||
    rest(typed, 0) === rest(meant, 1)
  );
}
