import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { CoverageList } from "@/components/catalog/coverage-list";
import { DestinationHead } from "@/components/catalog/destination-head";
import { DestinationPackages } from "@/components/catalog/destination-packages";
import { OwnNote } from "@/components/catalog/own-note";
import { RememberPlace } from "@/components/catalog/remember-place";
import { WiderPlaces } from "@/components/catalog/wider-places";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { destinationName } from "@/lib/catalog/format";
import { loadDestination } from "@/lib/catalog/loaders";
import { formatMoney } from "@/lib/money/format";
import { env } from "@/lib/platform/env";
import { alternates } from "@/lib/platform/i18n/alternates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export const generateStaticParams = () => [{ slug: "build" }];

type Props = PageProps<"/[locale]/destinations/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const found = await loadDestination((await params).slug);
  if (!found) notFound();
  const t = await getTranslations({ locale, namespace: "catalog.destination" });
  const place = destinationName(found.destination, locale);
  const [cheapest] = found.packages;
  return {
    title: t("metaTitle", { place }),
    ...(cheapest && {
      description: t("metaDescription", {
        place,
        packages: found.packages.length,
        price: formatMoney(cheapest.price, locale),
      }),
    }),
    alternates: alternates(locale, `/destinations/${found.destination.slug}`),
    openGraph: {
      type: "website",
      siteName: shopIdentity().brand.name,
      images: [
        { url: `/social/${locale}/${found.destination.slug}.png`, width: 1200, height: 630, alt: place },
      ],
    },
  };
}

export default async function DestinationPage({ params }: Props) {
  const locale = await pageLocale(params);
  const found = await loadDestination((await params).slug);
  if (!found) notFound();
  const t = await getTranslations({ locale, namespace: "catalog.destination" });
  const { destination, packages, wider, coverage } = found;
  const place = destinationName(destination, locale);
  return (
    <Page>
      <DestinationHead locale={locale} origin={env().APP_URL} destination={destination} packages={packages} />
      <OwnNote locale={locale} place={destination} />
      <RememberPlace slug={destination.slug} />
      <div className="mt-10">
        {packages.length > 0 ? (
          <DestinationPackages
            locale={locale}
            packages={packages}
            outlineId={`outline-${destination.slug}`}
          />
        ) : (
          <EmptyState title={t("empty", { place })} text={t("emptyText")}>
            <LinkButton href={localePath(locale, "/destinations")}>{t("emptyAction")}</LinkButton>
          </EmptyState>
        )}
      </div>
      {coverage.length > 0 && (
        <Section
          id="coverage"
          title={t("coverage")}
          lead={t("coverageLead", { count: coverage.length })}
          className="mt-14 sm:mt-16"
        >
          <CoverageList locale={locale} coverages={coverage} />
        </Section>
      )}
      {wider.length > 0 && (
        <WiderPlaces locale={locale} destination={destination} packages={packages} wider={wider} />
      )}
    </Page>
  );
}
