import { useTranslations } from "next-intl";
import { HeroFigures } from "@/components/catalog/hero-figures";
import { Card } from "@/components/ui/card";
import { dataText } from "@/lib/catalog/format";
import type { Money } from "@/lib/money/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { TopupOffer } from "./topup-offer";

type Props = {
  locale: string;
  esimId: string;
  offers: readonly { id: string; price: Money; snapshot: LineSnapshot }[];
};

/** What the operator offers for this eSIM right now, cheapest first. */
export function TopupList({ locale, esimId, offers }: Props) {
  const t = useTranslations("catalog");
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {offers.map(({ id, price, snapshot }) => {
        const data = dataText(snapshot, locale, t);
        return (
          <Card as="li" key={id}>
            <TopupOffer
              locale={locale}
              esimId={esimId}
              offerId={id}
              price={price}
              name={t("card.name", { data, days: snapshot.validityDays })}
            >
              <HeroFigures locale={locale} allowance={snapshot} price={price} />
            </TopupOffer>
          </Card>
        );
      })}
    </ul>
  );
}
