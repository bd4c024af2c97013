import { getLocale, getTranslations } from "next-intl/server";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** A record that is not there. Only staff get here: everybody else is turned away by the layout above. */
export default async function StaffNotFound() {
  const locale = await getLocale();
  const t = await getTranslations("admin.notFound");
  return (
    <NotFoundView title={t("title")} text={t("text")}>
      <LinkButton href={localePath(locale, "/admin")}>{t("today")}</LinkButton>
      <LinkButton href={localePath(locale, "/admin/orders")} variant="secondary">
        {t("orders")}
      </LinkButton>
    </NotFoundView>
  );
}
