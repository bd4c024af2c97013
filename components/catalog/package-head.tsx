import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import type { PackageDetail } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";
import { HeroFigures } from "./hero-figures";
import { Outline } from "./outline";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";
import { StartsSentence } from "./starts-sentence";

/** The landing card opened out: the same figures, larger, and the way to pay. */
export function PackageHead({ locale, detail }: { locale: string; detail: PackageDetail }) {
  const t = useTranslations("catalog.package");
  const place = destinationName(detail.destination, locale);
  const price = (
    <Price
      locale={locale}
      of="package"
      slug={detail.slug}
      place={detail.destination.slug}
      base={formatMoney(detail.price, locale)}
    />
  );
  return (
    <article className="mt-4 grid overflow-hidden rounded-lg border border-line bg-sheet md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
      <div className="grid place-items-center border-line p-6 max-md:border-b max-md:py-4 md:border-e md:p-10">
        <Outline destination={detail.destination} detail="fine" className="w-full max-w-40 md:max-w-72" />
      </div>
      <div className="flex flex-col">
        <div className="grid gap-7 p-5 sm:p-8">
          <header>
            <h1 className="flex flex-wrap items-center gap-x-3.5 gap-y-1 text-display">
              {detail.destination.countryCode && (
                <Flag countryCode={detail.destination.countryCode} size="large" />
              )}
              {place}
            </h1>
            <p className="mt-1 text-ink-soft">{detail.operator}</p>
          </header>
          <HeroFigures locale={locale} allowance={detail} price={price} size="large" />
        </div>
        <p className="mt-auto perforated px-5 py-4 text-ink-soft sm:px-8">
          <StartsSentence locale={locale} card={detail} />
        </p>
        <div className="border-t border-line p-5 sm:px-8 sm:py-6">
          {detail.available ? (
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <LinkButton
                href={localePath(locale, `/checkout?add=${detail.slug}`)}
                leaves
                size="large"
                className="max-sm:w-full"
              >
                <PriceText text={t("buy", { price: PRICE_SLOT })} price={price} />
              </LinkButton>
              <p className="min-w-52 flex-1 text-small text-ink-soft">{t("buyNote")}</p>
            </div>
          ) : (
            <Alert tone="warn" title={t("gone")}>
              <p>{t("goneText")}</p>
              <LinkButton
                href={localePath(locale, `/destinations/${detail.destination.slug}`)}
                variant="secondary"
                size="small"
                className="mt-3"
              >
                {t("goneAction", { place })}
              </LinkButton>
            </Alert>
          )}
        </div>
      </div>
    </article>
  );
}
