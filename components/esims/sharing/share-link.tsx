import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** The way to where an eSIM is shared, for its owner. */
export function ShareLink({ locale, esimId }: { locale: string; esimId: string }) {
  const t = useTranslations("share.manage");
  return (
    <section aria-labelledby="sharing" className="grid justify-items-start gap-3">
      <h2 id="sharing" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-small text-ink-soft">{t("teaser")}</p>
      <LinkButton href={localePath(locale, `/esims/${esimId}/sharing`)} variant="secondary" size="small">
        {t("open")}
      </LinkButton>
    </section>
  );
}
