import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { StaffEvent } from "@/lib/reporting/model/notifications";
import { CodeText } from "./code-text";
import { RecordLink } from "./record-link";

type Props = { summary: StaffEvent["summary"]; locale: string };

// Under names that a message can choose by.
const LEVELS: Readonly<Record<string, string>> = {
  "75%": "used75",
  "90%": "used90",
  "3days": "days3",
  "1days": "days1",
};

/** What an event says, with the way to the record it is about. */
export function EventText({ summary, locale }: Props) {
  const t = useTranslations("admin.supplier.event");
  switch (summary.kind) {
    case "low_data": {
      const { last4, level, remainingPercent, packageId, esimId } = summary;
      return (
        <Lines code={packageId}>
          <Linked href={esimId && `/admin/esims/${esimId}`}>{t("esim", { last4 })}</Linked>{" "}
          {t("low", { level: LEVELS[level] ?? level, percent: remainingPercent })}
        </Lines>
      );
    }
    case "credit_limit":
      return (
        <Lines code={null}>
          {summary.message} · {t("remaining", { amount: formatMoney(summary.remaining, locale) })}
        </Lines>
      );
    case "order_completed":
      return (
        <Lines code={summary.requestId}>
          <Linked href={summary.orderId && `/admin/orders/${summary.orderId}`}>
            {summary.reference ?? t("noReference")}
          </Linked>{" "}
          · {summary.quantity} × {summary.packageId}
        </Lines>
      );
    case "order_failed":
      return (
        <Lines code={summary.requestId}>
          {summary.text} {summary.code && `(${summary.code})`}
        </Lines>
      );
    case "unknown":
      return <Lines code={summary.fields.join(", ")}>{t("unknown")}</Lines>;
  }
}

function Lines({ code, children }: { code: string | null; children: ReactNode }) {
  return (
    <div className="max-w-xl min-w-56 py-1.5 whitespace-normal">
      {children}
      {code && (
        <span className="block">
          <CodeText>{code}</CodeText>
        </span>
      )}
    </div>
  );
}

function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? <RecordLink href={href}>{children}</RecordLink> : children;
}
