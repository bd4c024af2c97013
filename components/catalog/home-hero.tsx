import { useTranslations } from "next-intl";
import Link from "next/link";
import { destinationName } from "@/lib/catalog/format";
import type { DestinationTile } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { DestinationSearch } from "./destination-search";
import { Outline } from "./outline";
import { RecentLine } from "./recent-line";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";

type Props = {
  locale: string;
  plate: DestinationTile | undefined;
  /** The reseller's own, in place of ours. */
  words: { readonly title: string; readonly lead: string } | undefined;
};

/** The first thing a visitor sees: the question, and the coast of a place to go. */
export function HomeHero({ locale, plate, words }: Props) {
  const t = useTranslations("home");
  const catalog = useTranslations("catalog");
  const labels = {
    label: catalog("search.label"),
    placeholder: catalog("search.placeholder"),
    submit: catalog("search.submit"),
    none: catalog("search.none"),
    from: catalog("card.from", { price: "{price}" }),
    lookalike: catalog("search.lookalike"),
    own: catalog("own.mark"),
    kinds: {
      local: catalog("search.kinds.local"),
      regional: catalog("search.kinds.regional"),
      global: catalog("search.kinds.global"),
    },
  };
  return (
    <section className="mx-auto grid max-w-page grid-cols-1 items-center gap-x-8 px-4 py-12 sm:px-6 sm:py-16 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:py-20">
      <div className="relative z-10">
        <h1 className="text-hero">{words?.title ?? t("title")}</h1>
        <p className="mt-5 max-w-lg text-heading font-normal text-ink-soft">{words?.lead ?? t("lead")}</p>
        <div className="mt-9">
          <DestinationSearch locale={locale} labels={labels} />
        </div>
        <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-small">
          {[
            { path: "/how-much-data", text: t("needs") },
            { path: "/trip", text: t("trip") },
          ].map(({ path, text }) => (
            <a
              key={path}
              href={localePath(locale, path)}
              className="py-1.5 font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {text}
            </a>
          ))}
        </p>
        <RecentLine
          locale={locale}
          words={{ title: catalog("recent.title"), clear: catalog("recent.clear") }}
        />
      </div>
      {plate && (
        <Link
          href={localePath(locale, `/destinations/${plate.slug}`)}
          prefetch={false}
          className="group -my-8 hidden justify-items-end rounded-lg lg:grid"
        >
          <Outline destination={plate} detail="fine" className="size-[30rem] max-w-full" />
          <span className="-mt-4 text-small font-semibold underline decoration-line-strong underline-offset-4 group-hover:decoration-current">
            <PriceText
              text={t("plate", { place: destinationName(plate, locale), price: PRICE_SLOT })}
              price={
                <Price locale={locale} of="place" slug={plate.slug} base={formatMoney(plate.from, locale)} />
              }
            />
          </span>
        </Link>
      )}
    </section>
  );
}
