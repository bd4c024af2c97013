import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { resendMail } from "@/lib/reporting/actions";
import { TEMPLATES } from "@/lib/notifications/model";
import type { StaffMail, StaffOrder } from "@/lib/reporting/model/order";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { StaffAction } from "./staff-action";
import { State } from "./state";

/** What was mailed about this order; each mail can go out once more. */
export function OrderMails({ order: { id: orderId, email, mails } }: { order: StaffOrder }) {
  const t = useTranslations("admin");
  const nameOf = (mail: StaffMail) => {
    const known = TEMPLATES.find((template) => template === mail.template);
    return known ? t(`mails.${known}`) : mail.template;
  };
  return (
    <Table
      caption={t("order.mails")}
      rows={mails}
      rowKey={(mail) => mail.id}
      empty={<p className="text-small text-ink-soft">{t("order.noMails")}</p>}
      columns={[
        {
          key: "mail",
          header: t("columns.mail"),
          cell: (mail) => (
            <>
              {nameOf(mail)}
              {mail.recipient !== email && (
                <span className="block text-label text-ink-soft">
                  {t("order.otherAddress", { email: mail.recipient })}
                </span>
              )}
            </>
          ),
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (mail) => <State of="mail" value={mail.status} />,
        },
        {
          key: "time",
          header: t("columns.time"),
          cell: (mail) => <Moment at={mail.sentAt ?? mail.createdAt} />,
        },
        { key: "attempts", header: t("columns.attempts"), cell: (mail) => mail.attempts, numeric: true },
        {
          key: "error",
          header: t("columns.error"),
          cell: (mail) => <ErrorText>{mail.lastError}</ErrorText>,
        },
        {
          key: "resend",
          header: (
            <span className="relative block">
              <span className="sr-only">{t("actions.resend")}</span>
            </span>
          ),
          cell: (mail) => (
            <StaffAction
              action={resendMail}
              label={t("actions.resend")}
              name={t("order.resendMail", { mail: nameOf(mail) })}
              done={t("actions.resendDone")}
              fields={{ mail: mail.id, order: orderId }}
              variant="quiet"
            />
          ),
        },
      ]}
    />
  );
}
