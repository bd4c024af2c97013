import { getLocale, getTranslations } from "next-intl/server";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

export default async function PrivateNotFound() {
  const locale = await getLocale();
  const t = await getTranslations("errors.notFoundPrivate");
  return (
    <NotFoundView title={t("title")} text={t("text")}>
      <LinkButton href={localePath(locale, "/esims")}>{t("esims")}</LinkButton>
      <LinkButton href={localePath(locale, "/")} variant="secondary" leaves>
        {t("home")}
      </LinkButton>
    </NotFoundView>
  );
}
