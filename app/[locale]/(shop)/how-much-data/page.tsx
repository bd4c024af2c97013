import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataNeeds } from "@/components/catalog/data-needs";
import { DataNeedsTable } from "@/components/catalog/data-needs-table";
import { Page } from "@/components/layout/page";
import { Section } from "@/components/ui/section";
import { HABITS, LEVELS } from "@/lib/catalog/needs/model";
import { alternates } from "@/lib/platform/i18n/alternates";
import { countForms } from "@/lib/platform/i18n/count-forms";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/how-much-data">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "catalog.needs" });
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/how-much-data") };
}

export default async function HowMuchDataPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "catalog.needs" });
  const habit = Object.fromEntries(HABITS.map((each) => [each, t(`habits.${each}`)]));
  const level = Object.fromEntries(LEVELS.map((each) => [each, t(`levels.${each}`)]));
  return (
    <Page>
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 max-w-prose text-ink-soft">{t("lead")}</p>
      <DataNeeds
        locale={locale}
        labels={{
          days: t("days"),
          habits: t("what"),
          habit: habit as Record<(typeof HABITS)[number], string>,
          level: level as Record<(typeof LEVELS)[number], string>,
          result: t("result", { gb: "{gb}" }),
          forDays: countForms(locale, (count) => t("forDays", { count })),
          note: t("note"),
          action: t("action"),
        }}
      />
      <Section id="table" title={t("table")} lead={t("tableLead")}>
        <DataNeedsTable locale={locale} />
      </Section>
    </Page>
  );
}
