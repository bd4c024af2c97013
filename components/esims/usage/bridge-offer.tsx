import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { dataText } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import type { Bridge } from "@/lib/orders/bridge/model";

type Props = { locale: string; bridge: Bridge; isTrip: boolean; topupHref: string };

/** The cheapest way over the days without data, and the way to it. */
export function BridgeOffer({ locale, bridge: { topup, isEnough }, isTrip, topupHref }: Props) {
  const t = useTranslations("usage.forecast");
  const catalog = useTranslations("catalog");
  const price = formatMoney(topup.price, locale);
  const name = catalog("card.name", {
    data: dataText(topup, locale, catalog),
    days: topup.validityDays,
  });
  return (
    <div className="grid justify-items-start gap-3">
      <p>{t(isEnough ? (isTrip ? "bridgeTrip" : "bridge") : "bridgePart", { name, price })}</p>
      <LinkButton href={`${topupHref}?offer=${encodeURIComponent(topup.offer)}`} size="small">
        {t("action", { price })}
      </LinkButton>
    </div>
  );
}
