import { getTranslations } from "next-intl/server";
import { BreaksList } from "@/components/admin/breaks-list";
import { ComparisonsList } from "@/components/admin/comparisons-list";
import { Panel } from "@/components/admin/panel";
import { StaffAction } from "@/components/admin/staff-action";
import { StaffPage } from "@/components/layout/staff-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { compareNow } from "@/lib/reporting/actions";
import { loadReconciliation } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/reconciliation">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "reconciliation");

const MONTH = { days: "31" };

export default async function ReconciliationPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { at, breaks, runs } = await loadReconciliation();
  const t = await getTranslations({ locale, namespace: "admin" });
  const done = t("actions.compareDone");
  return (
    <StaffPage
      title={t("titles.reconciliation")}
      aside={
        <>
          <StaffAction action={compareNow} label={t("actions.compare")} done={done} />
          <StaffAction
            action={compareNow}
            label={t("actions.compareLong")}
            done={done}
            fields={MONTH}
            variant="quiet"
          />
        </>
      }
    >
      <Panel id="open" title={t("reconciliation.open")} lead={t("reconciliation.lead")}>
        <BreaksList breaks={breaks} compared={runs.length > 0} at={at} locale={locale} />
      </Panel>
      <div className="mt-8">
        <Panel id="runs" title={t("reconciliation.runs")}>
          <ComparisonsList runs={runs} at={at} locale={locale} />
        </Panel>
      </div>
    </StaffPage>
  );
}
