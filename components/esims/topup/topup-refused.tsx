import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { TopupRefusal } from "@/lib/orders/model";
import { topupHelp } from "../esim-help";

type Props = {
  locale: string;
  /** The order that the eSIM came with. */ orderId: string;
  reason: TopupRefusal;
  place: string;
  placeHref: string;
  againHref: string;
  installHref: string;
};

/** Why there is nothing to choose, and what to do instead. */
export function TopupRefused({ reason, place, placeHref, againHref, installHref, ...about }: Props) {
  const t = useTranslations("esims");
  const help = topupHelp(reason, about);
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
      <QuietLink href={help.href}>{t(`help.${help.word}`)}</QuietLink>
    </Card>
  );
}
