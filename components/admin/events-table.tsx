import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import type { StaffEvent } from "@/lib/reporting/model/notifications";
import { EventText } from "./event-text";
import { Moment } from "./moment";

/** What the supplier told us by itself, newest first. */
export function EventsTable({ events, locale }: { events: readonly StaffEvent[]; locale: string }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("supplier.events")}
      rows={events}
      rowKey={(event) => event.id}
      empty={<EmptyState title={t("list.emptyTitle")} text={t("supplier.noEvents")} />}
      columns={[
        { key: "time", header: t("columns.time"), cell: (event) => <Moment at={event.receivedAt} /> },
        {
          key: "kind",
          header: t("columns.about"),
          cell: (event) => t(`supplier.kind.${event.summary.kind}`),
        },
        {
          key: "what",
          header: t("columns.details"),
          cell: (event) => <EventText summary={event.summary} locale={locale} />,
        },
        {
          key: "handled",
          header: t("columns.handled"),
          cell: (event) =>
            event.handledAt ? (
              <Moment at={event.handledAt} />
            ) : (
              <Status tone="calm">{t("supplier.notHandled")}</Status>
            ),
        },
      ]}
    />
  );
}
