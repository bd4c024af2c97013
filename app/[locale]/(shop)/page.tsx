import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { DestinationTile } from "@/components/catalog/destination-tile";
import { HomeHero } from "@/components/catalog/home-hero";
import { Page } from "@/components/layout/page";
import { NumberedSteps } from "@/components/ui/numbered-steps";
import { Section } from "@/components/ui/section";
import { loadHomeText } from "@/lib/brand/loaders";
import { loadHome } from "@/lib/catalog/loaders";
import { alternates } from "@/lib/platform/i18n/alternates";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

// Fills its rows at two and at four to a row.
const FULL_ROWS = 8;

export async function generateMetadata({ params }: PageProps<"/[locale]">): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { countryCount } = await loadHome();
  const t = await getTranslations({ locale, namespace: "home.meta" });
  return {
    title: { absolute: t("title", { brand: shopIdentity().brand.name }) },
    description: t("description", { countries: countryCount }),
    alternates: alternates(locale, "/"),
  };
}

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const locale = await pageLocale(params);
  const { popular, regions, countryCount, packageCount } = await loadHome();
  const t = await getTranslations({ locale, namespace: "home" });
  const tiles = "grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4";
  const trust = [
    { title: t("trust.delivered"), text: t("trust.deliveredText") },
    { title: t("trust.price"), text: t("trust.priceText") },
    { title: t("trust.account"), text: t("trust.accountText") },
    {
      title: t("trust.choice", { packages: packageCount }),
      text: t("trust.choiceText", { countries: countryCount }),
    },
  ];
  return (
    <>
      <HomeHero locale={locale} plate={popular[0]} words={loadHomeText(locale)} />
      <Page className="pt-0 sm:pt-0">
        <Section
          id="popular"
          title={t("popular")}
          className="mt-0 sm:mt-0"
          aside={
            <Link
              href={localePath(locale, "/destinations")}
              prefetch={false}
              className="font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {t("all", { count: countryCount })}
            </Link>
          }
        >
          <ul className={tiles}>
            {popular.slice(0, FULL_ROWS).map((tile) => (
              <li key={tile.slug}>
                <DestinationTile locale={locale} tile={tile} />
              </li>
            ))}
          </ul>
        </Section>
        <Section id="regions" title={t("regions")} lead={t("regionsLead")}>
          <ul className={tiles}>
            {regions.slice(0, FULL_ROWS).map((tile) => (
              <li key={tile.slug}>
                <DestinationTile locale={locale} tile={tile} />
              </li>
            ))}
          </ul>
        </Section>
        <Section id="how" title={t("how")}>
          <NumberedSteps
            steps={[
              { title: t("steps.choose"), text: t("steps.chooseText") },
              { title: t("steps.install"), text: t("steps.installText") },
              { title: t("steps.land"), text: t("steps.landText") },
            ]}
          />
        </Section>
        <Section id="facts" title={t("facts")}>
          <dl className="grid gap-x-10 gap-y-8 border-t border-line pt-8 sm:grid-cols-2 lg:grid-cols-4">
            {trust.map((fact) => (
              <div key={fact.title}>
                <dt className="text-heading font-semibold">{fact.title}</dt>
                <dd className="mt-1.5 text-ink-soft">{fact.text}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </Page>
    </>
  );
}
