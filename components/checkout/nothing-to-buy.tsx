import { useTranslations } from "next-intl";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** A checkout without anything to buy: nothing was chosen, or what was is not for sale. */
export function NothingToBuy({ locale, why }: { locale: string; why: "empty" | "gone" }) {
  const t = useTranslations("checkout");
  return (
    <NotFoundView title={t(`${why}.title`)} text={t(`${why}.text`)}>
      <LinkButton href={localePath(locale, "/destinations")} leaves>
        {t("gone.action")}
      </LinkButton>
      <LinkButton href={localePath(locale, "/orders")} variant="secondary">
        {t("gone.help")}
      </LinkButton>
    </NotFoundView>
  );
}
