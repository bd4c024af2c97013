import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { dataText, destinationName, hasVoiceOrTexts } from "@/lib/catalog/format";
import { type Mark, type PackageCard, pricePerDay, pricePerGb } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";
import { HeroFigures } from "./hero-figures";
import { Outline } from "./outline";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";
import { StartsSentence } from "./starts-sentence";

type Props = {
  locale: string;
  /** Without a slug it is what somebody has bought, and leads to no page of a package. */
  card: Omit<PackageCard, "slug"> & { readonly slug: string | null };
  /** Id of an outline of this destination elsewhere on the page. */
  outlineAgain?: string;
  /** What sets it apart from the others of its list. */
  marks?: readonly Mark[];
  /** What the card has grown since it became someone's: status, label, button. */
  children?: ReactNode;
};

/** A package in a list: the object a buyer meets first and recognises all the way. */
export function LandingCard({ locale, card, outlineAgain, marks = [], children }: Props) {
  const t = useTranslations("catalog");
  const data = dataText(card, locale, t);
  const perGb = pricePerGb(card);
  // Where there is no gigabyte to compare by, the day is.
  const perDay = card.unlimited ? pricePerDay(card) : null;
  const name = destinationName(card.destination, locale);
  const place = card.destination.slug;
  const price = (of: "package" | "gb" | "day", amount: Money) =>
    card.slug ? (
      <Price locale={locale} of={of} slug={card.slug} place={place} base={formatMoney(amount, locale)} />
    ) : (
      formatMoney(amount, locale)
    );
  return (
    <article className="landing-card">
      <header>
        <Outline
          destination={card.destination}
          className="size-12 shrink-0"
          {...(outlineAgain ? { again: outlineAgain } : {})}
        />
        <div className="min-w-0 flex-1 pe-6">
          <h3 className="flex items-center gap-2 font-semibold">
            {card.destination.countryCode && <Flag countryCode={card.destination.countryCode} size="small" />}
            {card.slug ? (
              <Link
                href={localePath(locale, `/packages/${card.slug}`)}
                prefetch={false}
                aria-label={t("card.title", {
                  place: name,
                  name: t("card.name", { data, days: card.validityDays }),
                })}
                className="whole-card truncate"
              >
                {name}
              </Link>
            ) : (
              <span className="truncate">{name}</span>
            )}
          </h3>
          <p className="truncate text-small text-ink-soft">{card.operator}</p>
        </div>
      </header>
      <div className="px-4 pb-4 sm:px-5">
        <HeroFigures locale={locale} allowance={card} price={price("package", card.price)} />
      </div>
      {marks.length > 0 && (
        <p className="flex flex-wrap gap-1.5 px-4 pb-3 sm:px-5">
          {marks.map((mark) => (
            <Badge key={mark} className="border-transparent bg-good-soft text-good">
              {t(`marks.${mark}`)}
            </Badge>
          ))}
        </p>
      )}
      <ul>
        {perGb && (
          <li>
            <PriceText text={t("card.perGb", { price: PRICE_SLOT })} price={price("gb", perGb)} />
          </li>
        )}
        {perDay && (
          <li>
            <PriceText text={t("card.perDay", { price: PRICE_SLOT })} price={price("day", perDay)} />
          </li>
        )}
        {hasVoiceOrTexts(card) && card.voiceMinutes ? (
          <li>{t("card.calls", { minutes: card.voiceMinutes })}</li>
        ) : null}
        {hasVoiceOrTexts(card) && card.textMessages ? (
          <li>{t("card.texts", { texts: card.textMessages })}</li>
        ) : null}
        {card.rechargeable && <li>{t("card.topup")}</li>}
      </ul>
      <p className="perforated px-4 py-3.5 text-small text-ink-soft sm:px-5">
        <StartsSentence locale={locale} card={card} />
      </p>
      {children && <div className="border-t border-line p-5">{children}</div>}
    </article>
  );
}
