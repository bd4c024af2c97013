import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MOST_COMPARED } from "@/components/catalog/compare-path";
import { Comparison } from "@/components/catalog/comparison";
import { Page } from "@/components/layout/page";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { destinationName } from "@/lib/catalog/format";
import { loadComparison } from "@/lib/catalog/loaders";
import { comparedIn } from "@/lib/catalog/schema";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/compare">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "catalog.compare" });
  return { title: t("metaTitle"), robots: { index: false } };
}

export default async function ComparePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const asked = comparedIn(await searchParams);
  const packages = await loadComparison(asked.slice(0, MOST_COMPARED));
  const t = await getTranslations("catalog.compare");
  const [first] = packages;
  return (
    <Page>
      <h1 className="text-display">{t("title")}</h1>
      {asked.length > MOST_COMPARED && (
        <Alert tone="warn" className="mt-4">
          {t("many", { most: MOST_COMPARED })}
        </Alert>
      )}
      {packages.length < Math.min(asked.length, MOST_COMPARED) && packages.length > 1 && (
        <Alert tone="warn" className="mt-4">
          {t("gone")}
        </Alert>
      )}
      {packages.length > 1 ? (
        <Comparison locale={locale} packages={packages} />
      ) : (
        <div className="mt-8">
          <EmptyState title={t("few")} text={t("fewText")}>
            <LinkButton
              href={localePath(locale, first ? `/destinations/${first.destination.slug}` : "/destinations")}
              leaves
            >
              {first ? t("back", { place: destinationName(first.destination, locale) }) : t("destinations")}
            </LinkButton>
          </EmptyState>
        </div>
      )}
    </Page>
  );
}
