import { getTranslations } from "next-intl/server";
import { BalanceCard } from "@/components/admin/balance-card";
import { CallsTable } from "@/components/admin/calls-table";
import { CapabilitiesList } from "@/components/admin/capabilities-list";
import { EventsTable } from "@/components/admin/events-table";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { NotificationsNote } from "@/components/admin/notifications-note";
import { PollingNote } from "@/components/admin/polling-note";
import { Panel } from "@/components/admin/panel";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadSupplier } from "@/lib/reporting/loaders";
import { CALL_OUTCOMES, OPERATIONS } from "@/lib/reporting/model/choices";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/supplier">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "supplier");

export default async function SupplierPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { at, label, balance, capabilities, notifications, events, polling, page, filters, ignored } =
    await loadSupplier(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/supplier");
  const { operation, outcome } = filters;
  const filtered = Boolean(operation ?? outcome);
  const listing = { path, home: path, query: await searchParams, filtered, ignored };
  return (
    <StaffPage title={t("titles.supplierNamed", { name: label })}>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-8">
          <Panel id="balance" title={t("today.balance")}>
            <div className="max-w-md">
              <BalanceCard balance={balance} at={at} locale={locale} />
            </div>
          </Panel>
          <Panel id="polling" title={t("supplier.polling.title")}>
            <PollingNote report={polling} locale={locale} />
          </Panel>
        </div>
        <div className="grid content-start gap-8">
          <Panel id="notifications" title={t("supplier.notifications")}>
            <NotificationsNote report={notifications} />
          </Panel>
          <Panel id="capabilities" title={t("supplier.capabilities")}>
            <CapabilitiesList capabilities={capabilities} />
          </Panel>
        </div>
      </div>
      {notifications.kind !== "not_offered" && (
        <div className="mt-8">
          <Panel id="events" title={t("supplier.events")} lead={t("supplier.eventsLead")}>
            <EventsTable events={events} locale={locale} />
          </Panel>
        </div>
      )}
      <div className="mt-8">
        <Panel id="calls" title={t("supplier.calls")} lead={t("supplier.lead")}>
          <FilterBar listing={listing}>
            <FilterSelect
              name="operation"
              label={t("filters.operation")}
              value={operation}
              options={OPERATIONS.map((value) => ({ value, label: value }))}
            />
            <FilterSelect
              name="outcome"
              label={t("filters.outcome")}
              value={outcome}
              options={CALL_OUTCOMES.map((value) => ({ value, label: t(`state.call.${value}`) }))}
            />
          </FilterBar>
          <CallsTable page={page} listing={listing} />
        </Panel>
      </div>
    </StaffPage>
  );
}
