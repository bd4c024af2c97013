import type { useTranslations } from "next-intl";
import { REASONS } from "@/lib/reporting/model/reasons";

type Words = ReturnType<typeof useTranslations<"admin">>;

/** A reason in words; one that nobody has words for as it stands in the books. */
export function reasonText(t: Words, reason: string): string {
  const known = REASONS.find((name) => name === reason);
  return known ? t(`reasons.${known}`) : reason;
}

/** A fact of the ledger or of the audit log, by its name there. */
export function factText(t: Words, [name, value]: readonly [string, string]): string {
  return name === "reason" ? `${name}: ${reasonText(t, value)}` : `${name} ${value}`;
}
