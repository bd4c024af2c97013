import { useTranslations } from "next-intl";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** A checkout without anything to buy. */
export function PackageGone({ locale }: { locale: string }) {
  const t = useTranslations("checkout.gone");
  return (
    <NotFoundView title={t("title")} text={t("text")}>
      <LinkButton href={localePath(locale, "/destinations")} leaves>
        {t("action")}
      </LinkButton>
      <LinkButton href={localePath(locale, "/orders")} variant="secondary">
        {t("help")}
      </LinkButton>
    </NotFoundView>
  );
}
