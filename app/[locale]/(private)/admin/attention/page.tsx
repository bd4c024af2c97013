import { getTranslations } from "next-intl/server";
import { AttentionList } from "@/components/admin/attention-list";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadAttention } from "@/lib/reporting/loaders";
import { ATTENTION_KINDS } from "@/lib/reporting/model/attention";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/attention">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "attention");

export default async function AttentionPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { at, entries, filters, ignored } = await loadAttention(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/attention");
  const listing = { path, home: path, query: await searchParams, filtered: filters.kind !== null, ignored };
  return (
    <StaffPage title={t("titles.attention")}>
      <p className="mb-4 max-w-prose text-small text-ink-soft">{t("attention.lead")}</p>
      <FilterBar listing={listing}>
        <FilterSelect
          name="kind"
          label={t("filters.attention")}
          value={filters.kind}
          options={ATTENTION_KINDS.map((value) => ({ value, label: t(`attention.${value}`) }))}
        />
      </FilterBar>
      <AttentionList entries={entries} at={at} locale={locale} />
    </StaffPage>
  );
}
