import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { TopupRefusal } from "@/lib/orders/model";

type Props = {
  reason: TopupRefusal;
  place: string;
  placeHref: string;
  againHref: string;
  installHref: string;
};

/** Why there is nothing to choose, and what to do instead. */
export function TopupRefused({ reason, place, placeHref, againHref, installHref }: Props) {
  const t = useTranslations("esims");
  const mayChange = reason === "supplier_unavailable" || reason === "not_found" || reason === "package_gone";
  return (
    <Card as="section" className="grid justify-items-start gap-3">
      <h2 className="text-heading">{t(`topups.refused.${reason}.title`)}</h2>
      <p className="text-ink-soft">{t(`topups.refused.${reason}.text`)}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        {mayChange && (
          <LinkButton href={againHref} leaves>
            {t("topups.again")}
          </LinkButton>
        )}
        {reason === "not_started" ? (
          <LinkButton href={installHref}>{t("install")}</LinkButton>
        ) : (
          <LinkButton href={placeHref} variant={mayChange ? "secondary" : "primary"} leaves>
            {t("buyNew", { place })}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
