import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Money } from "@/lib/money/model";
import { formatMoney } from "@/lib/money/format";
import { cardText } from "@/lib/payments/cards/format";
import type { PaymentStatus, RefundStatus } from "@/lib/payments/model";
import type { StaffPayment } from "@/lib/reporting/model/order";
import { CodeText } from "./code-text";
import { ErrorText } from "./error-text";
import { Moment } from "./moment";
import { reasonText } from "./reason-text";
import { State } from "./state";

type Row = {
  id: string;
  what: string;
  state: { of: "payment"; value: PaymentStatus } | { of: "refund"; value: RefundStatus };
  at: Date;
  amount: Money;
  stripe: (string | null)[];
  error: string | null;
};

/** Money in and money back, in the order it was asked for. */
export function OrderPayments({ payments, locale }: { payments: readonly StaffPayment[]; locale: string }) {
  const t = useTranslations("admin");
  const wayOf = ({ presence, savedCard }: StaffPayment) => {
    if (presence === null) return t("order.payment");
    const card = savedCard ? cardText(savedCard, locale, t("order.chargedTo.unknown")) : "–";
    return t(`order.chargedTo.${presence}`, { card });
  };
  const rows = payments.flatMap((payment): Row[] => [
    {
      id: payment.id,
      what: wayOf(payment),
      state: { of: "payment", value: payment.status },
      at: payment.paidAt ?? payment.createdAt,
      amount: payment.amount,
      stripe: [payment.sessionId, payment.paymentIntentId],
      error: payment.lastError && reasonText(t, payment.lastError),
    },
    ...payment.refunds.map((refund): Row => ({
      id: refund.id,
      what: t("order.refundRow", { reason: reasonText(t, refund.reason) }),
      state: { of: "refund", value: refund.status },
      at: refund.settledAt ?? refund.createdAt,
      amount: { minor: -refund.amount.minor, currency: refund.amount.currency },
      stripe: [refund.stripeRefundId],
      error: refund.lastError && reasonText(t, refund.lastError),
    })),
  ]);
  return (
    <Table
      caption={t("order.payments")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-small text-ink-soft">{t("order.noPayments")}</p>}
      columns={[
        { key: "status", header: t("columns.status"), cell: (row) => <State {...row.state} /> },
        { key: "time", header: t("columns.time"), cell: (row) => <Moment at={row.at} /> },
        { key: "what", header: t("columns.reason"), cell: (row) => row.what },
        {
          key: "amount",
          header: t("columns.amount"),
          cell: (row) => formatMoney(row.amount, locale),
          numeric: true,
        },
        {
          key: "stripe",
          header: t("columns.stripe"),
          cell: (row) => {
            const ids = row.stripe.filter((id) => id !== null);
            return (
              <div className="grid py-1.5">
                {ids.length > 0 ? ids.map((id) => <CodeText key={id}>{id}</CodeText>) : "–"}
              </div>
            );
          },
        },
        { key: "error", header: t("columns.error"), cell: (row) => <ErrorText>{row.error}</ErrorText> },
      ]}
    />
  );
}
