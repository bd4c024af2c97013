import { useTranslations } from "next-intl";
import { Status, type Tone } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { TEMPLATES } from "@/lib/notifications/model";
import type { PushStatus } from "@/lib/notifications/push/model";
import type { PushRow } from "@/lib/reporting/model/records";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";

const TONES: Readonly<Record<PushStatus, Tone>> = {
  QUEUED: "busy",
  SENT: "good",
  FAILED: "warn",
  REFUSED: "bad",
  UNWANTED: "calm",
  LATE: "warn",
};

/** What browsers were told of late. */
export function PushesTable({ pushes }: { pushes: readonly PushRow[] }) {
  const t = useTranslations("letters.pushes");
  const staff = useTranslations("admin");
  const nameOf = ({ template }: PushRow) => {
    const known = TEMPLATES.find((name) => name === template);
    return known ? staff(`mails.${known}`) : template;
  };
  return (
    <Table
      caption={t("title")}
      rows={pushes}
      rowKey={(push) => push.id}
      empty={<p className="text-small text-ink-soft">{t("none")}</p>}
      columns={[
        {
          key: "status",
          header: staff("columns.status"),
          cell: ({ status }) => <Status tone={TONES[status]}>{t(`state.${status}`)}</Status>,
        },
        { key: "mail", header: staff("columns.mail"), cell: nameOf },
        { key: "service", header: t("service"), cell: (push) => push.service },
        { key: "time", header: staff("columns.time"), cell: (push) => <Moment at={push.createdAt} /> },
        { key: "sent", header: staff("columns.sent"), cell: (push) => <Moment at={push.sentAt} /> },
        { key: "attempts", header: staff("columns.attempts"), cell: (push) => push.attempts, numeric: true },
        {
          key: "error",
          header: staff("columns.error"),
          cell: (push) => <ErrorText>{push.lastError}</ErrorText>,
        },
      ]}
    />
  );
}
