import { useTranslations } from "next-intl";

/** What "unlimited" means: in the operator's words, or that it has not said. */
export function FairUse({ policy }: { policy: string | null }) {
  const t = useTranslations("usage.fairUse");
  return (
    <div className="grid gap-1 text-small">
      <p className="font-semibold">{t("title")}</p>
      <p className="text-ink-soft">{policy ? t("words", { words: policy }) : t("unsaid")}</p>
    </div>
  );
}
