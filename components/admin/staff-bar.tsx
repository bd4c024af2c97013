import { useTranslations } from "next-intl";
import { StaffSearch } from "./staff-search";

const PHASES = [
  "awaiting_payment",
  "cancelled",
  "preparing",
  "delayed",
  "unknown",
  "ready",
  "partly_ready",
  "refunding",
  "refunded",
  "returned",
] as const;
const PROBLEMS = ["nothing_found", "too_many", "invalid", "signed_out", "failed"] as const;

/** The search above every staff page, with its words in the reader's language. */
export function StaffBar({ locale }: { locale: string }) {
  const t = useTranslations("admin");
  const words = {
    label: t("search.label"),
    placeholder: t("search.placeholder"),
    hint: t("search.hint"),
    submit: t("search.submit"),
    shortcut: t("search.shortcut"),
    results: t("search.results"),
  };
  const phases = Object.fromEntries(PHASES.map((phase) => [phase, t(`state.phase.${phase}`)])) as Record<
    (typeof PHASES)[number],
    string
  >;
  const problems = Object.fromEntries(PROBLEMS.map((code) => [code, t(`search.${code}`)]));
  return <StaffSearch locale={locale} words={words} problems={problems} phases={phases} />;
}
