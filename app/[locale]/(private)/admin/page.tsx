import { getTranslations } from "next-intl/server";
import { AttentionList } from "@/components/admin/attention-list";
import { BalanceCard } from "@/components/admin/balance-card";
import { HealthList } from "@/components/admin/health-list";
import { LinesToday } from "@/components/admin/lines-today";
import { Panel } from "@/components/admin/panel";
import { RecordLink } from "@/components/admin/record-link";
import { SalesChart } from "@/components/admin/sales-chart";
import { SyncNote } from "@/components/admin/sync-note";
import { TodayFigures } from "@/components/admin/today-figures";
import { StaffPage } from "@/components/layout/staff-page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadToday } from "@/lib/reporting/loaders";
import { SHORT_LIST } from "@/lib/reporting/model/attention";
import { staffMetadata } from "./staff-metadata";

type Props = PageProps<"/[locale]/admin">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "today");

export default async function TodayPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { at, attention, lines, sales, balance, lastSync, health } = await loadToday();
  const t = await getTranslations({ locale, namespace: "admin" });
  const today = sales.days.at(-1);
  const day = at.toLocaleDateString(locale, { dateStyle: "full", timeZone: "UTC" });
  return (
    <StaffPage
      title={t("titles.today")}
      aside={<p className="text-small text-ink-soft">{t("today.lead", { day })}</p>}
    >
      {today && <TodayFigures today={today} locale={locale} />}
      <Panel id="attention" title={t("today.attention")}>
        <AttentionList entries={attention.slice(0, SHORT_LIST)} at={at} locale={locale} />
        {attention.length > SHORT_LIST && (
          <p className="mt-2 text-small">
            <RecordLink href="/admin/attention">{t("attention.all", { count: attention.length })}</RecordLink>
          </p>
        )}
      </Panel>
      <div className="mt-8 grid gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-8">
          <Panel id="sales" title={t("today.sales")}>
            <SalesChart {...sales} locale={locale} />
          </Panel>
          <Panel id="lines" title={t("today.lines")}>
            <LinesToday {...lines} />
          </Panel>
        </div>
        <div className="grid content-start gap-8">
          <Panel id="balance" title={t("today.balance")}>
            <BalanceCard balance={balance} at={at} locale={locale} />
          </Panel>
          <Panel id="sync" title={t("today.sync")}>
            <SyncNote run={lastSync} at={at} locale={locale} />
          </Panel>
          <Panel id="health" title={t("today.health")}>
            <HealthList health={health} locale={locale} />
          </Panel>
        </div>
      </div>
    </StaffPage>
  );
}
