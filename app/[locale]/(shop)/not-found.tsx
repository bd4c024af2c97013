import { getLocale, getTranslations } from "next-intl/server";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

export default async function ShopNotFound() {
  const locale = await getLocale();
  const t = await getTranslations("errors.notFound");
  return (
    <NotFoundView title={t("title")} text={t("text")}>
      <LinkButton href={localePath(locale, "/destinations")}>{t("destinations")}</LinkButton>
      <LinkButton href={localePath(locale, "/")} variant="secondary">
        {t("home")}
      </LinkButton>
    </NotFoundView>
  );
}
