import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { Breadcrumb } from "@/components/catalog/breadcrumb";
import { CoverageList } from "@/components/catalog/coverage-list";
import { OwnNote } from "@/components/catalog/own-note";
import { PackageFacts } from "@/components/catalog/package-facts";
import { PackageHead } from "@/components/catalog/package-head";
import { PackageNotes } from "@/components/catalog/package-notes";
import { PackageProduct } from "@/components/catalog/package-product";
import { RememberPlace } from "@/components/catalog/remember-place";
import { Page } from "@/components/layout/page";
import { Section } from "@/components/ui/section";
import { dataText, destinationName, startsKey } from "@/lib/catalog/format";
import { loadPackage } from "@/lib/catalog/loaders";
import type { PackageDetail } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { env } from "@/lib/platform/env";
import { alternates } from "@/lib/platform/i18n/alternates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export const generateStaticParams = () => [{ slug: "build" }];

type Props = PageProps<"/[locale]/packages/[slug]">;

async function words(detail: PackageDetail, locale: Locale) {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const place = destinationName(detail.destination, locale);
  const data = dataText(detail, locale, t);
  const days = detail.validityDays;
  const starts = t(`starts.${startsKey(detail)}`, { days, place });
  return {
    title: t("package.metaTitle", { place, data, days }),
    description: t("package.metaDescription", {
      place,
      data,
      days,
      price: formatMoney(detail.price, locale),
      starts,
    }),
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const detail = await loadPackage((await params).slug);
  if (!detail) notFound();
  return {
    ...(await words(detail, locale)),
    alternates: alternates(locale, `/packages/${detail.slug}`),
    ...(!detail.available && { robots: { index: false } }),
  };
}

export default async function PackagePage({ params }: Props) {
  const locale = await pageLocale(params);
  const detail = await loadPackage((await params).slug);
  if (!detail) notFound();
  const t = await getTranslations({ locale, namespace: "catalog.package" });
  const { title, description } = await words(detail, locale);
  const { destination, coverages } = detail;
  return (
    <Page>
      <Breadcrumb
        locale={locale}
        origin={env().APP_URL}
        place={{ slug: destination.slug, name: destinationName(destination, locale) }}
      />
      <OwnNote locale={locale} place={destination} />
      <RememberPlace slug={destination.slug} />
      <PackageHead locale={locale} detail={detail} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Section id="facts" title={t("facts")} className="mt-12 sm:mt-14">
          <PackageFacts locale={locale} detail={detail} />
        </Section>
        <PackageNotes locale={locale} refundDays={env().REFUND_DAYS} />
      </div>
      {coverages.length > 1 && (
        <Section
          id="coverage"
          title={t("coverage")}
          lead={t("coverageCount", { count: coverages.length })}
          className="mt-12 sm:mt-14"
        >
          <CoverageList locale={locale} coverages={coverages} />
        </Section>
      )}
      <PackageProduct
        name={title}
        description={description}
        url={`${env().APP_URL}${localePath(locale, `/packages/${detail.slug}`)}`}
        sku={detail.slug}
        brand={shopIdentity().brand.name}
        price={detail.price}
        available={detail.available}
      />
    </Page>
  );
}
