import type { useTranslations } from "next-intl";

/** What may be said to staff wherever they set something going. */
export function staffProblems(t: ReturnType<typeof useTranslations<"admin">>): Record<string, string> {
  const common = ["too_many", "invalid", "signed_out", "failed", "not_found"] as const;
  return Object.fromEntries(common.map((code) => [code, t(`actions.${code}`)]));
}
