import { getTranslations } from "next-intl/server";
import { EsimAutoTopups } from "@/components/admin/esim-auto-topups";
import { EsimFacts } from "@/components/admin/esim-facts";
import { EsimHistory } from "@/components/admin/esim-history";
import { EsimTopups } from "@/components/admin/esim-topups";
import { EsimUsage } from "@/components/admin/esim-usage";
import { Panel } from "@/components/admin/panel";
import { UsageChart } from "@/components/admin/usage-chart";
import { StaffPage } from "@/components/layout/staff-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadEsim } from "@/lib/reporting/loaders";
import { staffMetadata } from "../../staff-metadata";

type Props = PageProps<"/[locale]/admin/esims/[id]">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "esim");

export default async function EsimPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { esim, at } = await loadEsim(params);
  const [t, rules] = await Promise.all([
    getTranslations({ locale, namespace: "admin" }),
    getTranslations({ locale, namespace: "autotopup" }),
  ]);
  return (
    <StaffPage title={t("titles.esim", { last4: esim.last4 })}>
      <div className="grid gap-x-6 gap-y-8 xl:grid-cols-2">
        <Panel id="facts" title={t("esim.facts")}>
          <EsimFacts esim={esim} locale={locale} />
        </Panel>
        <Panel id="usage" title={t("esim.usage")}>
          <EsimUsage esim={esim} at={at} locale={locale} />
          <UsageChart samples={esim.samples} />
        </Panel>
      </div>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-8">
        <Panel id="history" title={t("esim.history")}>
          <EsimHistory history={esim.history} locale={locale} />
        </Panel>
        <Panel id="topups" title={t("esim.topups")}>
          <EsimTopups topups={esim.topups} locale={locale} />
        </Panel>
        <Panel id="auto" title={rules("title")}>
          <EsimAutoTopups rules={esim.autoTopups} locale={locale} />
        </Panel>
      </div>
    </StaffPage>
  );
}
