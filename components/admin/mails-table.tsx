import { useTranslations } from "next-intl";
import type { Page } from "@/lib/reporting/model/paging";
import { TEMPLATES } from "@/lib/notifications/model";
import type { MailRow } from "@/lib/reporting/model/records";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { type Listing, PagedTable } from "./paged-table";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** The outbox, newest first. What can be done about a mail stands on its order. */
export function MailsTable({ page, listing }: { page: Page<MailRow>; listing: Listing }) {
  const t = useTranslations("admin");
  const nameOf = ({ template }: MailRow) => {
    const known = TEMPLATES.find((name) => name === template);
    return known ? t(`mails.${known}`) : template;
  };
  return (
    <PagedTable
      caption={t("titles.mails")}
      page={page}
      listing={listing}
      columns={[
        { key: "status", header: t("columns.status"), cell: (row) => <State of="mail" value={row.status} /> },
        { key: "mail", header: t("columns.mail"), cell: nameOf },
        { key: "recipient", header: t("columns.recipient"), cell: (row) => row.recipient },
        {
          key: "order",
          header: t("columns.order"),
          cell: (row) =>
            row.order ? (
              <RecordLink href={`/admin/orders/${row.order.id}`}>{row.order.number}</RecordLink>
            ) : (
              <span className="text-ink-soft">{t("mailbox.noOrder")}</span>
            ),
        },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.createdAt} /> },
        { key: "sent", header: t("columns.sent"), cell: (row) => <Moment at={row.sentAt} /> },
        { key: "attempts", header: t("columns.attempts"), cell: (row) => row.attempts, numeric: true },
        { key: "error", header: t("columns.error"), cell: (row) => <ErrorText>{row.lastError}</ErrorText> },
      ]}
    />
  );
}
