import { useTranslations } from "next-intl";
import { HeroFigures } from "@/components/catalog/hero-figures";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { dataText } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import type { Effect } from "@/lib/orders/outlook/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { cardTopupPath } from "@/lib/orders/topups/format";
import { cardText } from "@/lib/payments/cards/format";
import type { SavedCard } from "@/lib/payments/cards/model";
import { TopupEffect } from "./topup-effect";
import { cn } from "@/lib/platform/cn";
import { TopupOffer } from "./topup-offer";

type Props = {
  locale: string;
  esimId: string;
  /** Where to write to when paying does not work. */ writeHref: string;
  offers: readonly {
    id: string;
    price: Money;
    full: Money | null;
    tax: Money;
    promo: string | null;
    snapshot: LineSnapshot;
    effect: Effect;
  }[];
  /** One per offer: names its form, so that submitted twice it makes one order. */ keys: readonly string[];
  /** The kept card that is offered first; null where there is none. */ card: SavedCard | null;
  mayKeepCard: boolean;
  /** The one that was advised, which stands first and is marked. */ advised: string | null;
};

/** What the operator offers for this eSIM right now, cheapest first. */
export function TopupList({ locale, esimId, writeHref, offers, keys, card, mayKeepCard, advised }: Props) {
  const t = useTranslations("catalog");
  const topups = useTranslations("esims.topups");
  const cards = useTranslations("cards");
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {offers.map(({ id, price, full, tax, promo, snapshot, effect }, index) => {
        const data = dataText(snapshot, locale, t);
        return (
          <Card as="li" key={id} className={cn(id === advised && "-order-1 border-accent")}>
            <TopupOffer
              locale={locale}
              esimId={esimId}
              writeHref={writeHref}
              offerId={id}
              pageKey={keys[index] ?? ""}
              price={price}
              promo={promo}
              mayKeepCard={mayKeepCard && !card}
              name={t("card.name", { data, days: snapshot.validityDays })}
            >
              <HeroFigures locale={locale} allowance={snapshot} price={formatMoney(price, locale)} />
              <TopupEffect effect={effect} />
              {(full ?? tax.minor > 0) && (
                <p className="text-small text-ink-soft">
                  {[
                    full && topups("full", { price: formatMoney(full, locale) }),
                    tax.minor > 0 && topups("tax", { amount: formatMoney(tax, locale) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              )}
              {card && (
                <LinkButton
                  href={cardTopupPath(locale, esimId, {
                    ...{ id, promo },
                    key: keys[index] ?? "",
                    currency: price.currency,
                  })}
                  wide
                >
                  {cards("offer.pay", { card: cardText(card, locale, cards("unknown")) })}
                </LinkButton>
              )}
            </TopupOffer>
          </Card>
        );
      })}
    </ul>
  );
}
