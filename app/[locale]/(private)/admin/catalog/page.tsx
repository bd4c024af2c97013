import { getTranslations } from "next-intl/server";
import { Figure } from "@/components/admin/figure";
import { Panel } from "@/components/admin/panel";
import { RunPanel } from "@/components/admin/run-panel";
import { StaffAction } from "@/components/admin/staff-action";
import { SyncAlert } from "@/components/admin/sync-alert";
import { SyncsTable } from "@/components/admin/syncs-table";
import { StaffPage } from "@/components/layout/staff-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { syncCatalogNow } from "@/lib/reporting/actions";
import { formatAgo } from "@/lib/reporting/format";
import { loadCatalog } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/catalog">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "catalog");

const COUNTS = ["sims", "topups", "gone", "destinations", "devices"] as const;

export default async function CatalogPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { report, chosen, filters, ignored } = await loadCatalog(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const query = await searchParams;
  const { ageSeconds, counts, runs, last } = report;
  const age =
    ageSeconds === null
      ? t("catalog.never")
      : t("catalog.age", { age: formatAgo(ageSeconds * 1000, locale) });
  return (
    <StaffPage
      title={t("titles.catalog")}
      aside={<StaffAction action={syncCatalogNow} label={t("actions.sync")} done={t("actions.syncDone")} />}
    >
      <SyncAlert run={last} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 rounded-md border border-line bg-sheet px-4 py-3 sm:grid-cols-5">
        {COUNTS.map((name) => (
          <Figure key={name} name={t(`catalog.${name}`)} value={counts[name].toLocaleString(locale)} />
        ))}
      </dl>
      {query["run"] && (
        <div className="mt-8">
          <RunPanel chosen={chosen} filters={filters} asked={{ query, ignored }} locale={locale} />
        </div>
      )}
      <div className="mt-8">
        <Panel id="runs" title={t("catalog.runs")} lead={`${age}. ${t("catalog.lead")}`}>
          <SyncsTable runs={runs} locale={locale} />
        </Panel>
      </div>
    </StaffPage>
  );
}
