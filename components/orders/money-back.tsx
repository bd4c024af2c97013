import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { LiveRegion } from "@/components/ui/live-region";
import { formatMoney } from "@/lib/money/format";
import type { MoneyBack as View } from "@/lib/orders/refunds/format";
import { MoneyBackForm } from "./money-back-form";

type Props = {
  locale: string;
  orderId: string;
  /** Null where the state of the line says it all. */ view: View | null;
  /** Where to write to, with the order's number. */ supportHref: string;
};

/** Whether the money of a line can go back, why, until when, and the way to it: the same verdict that staff read. */
export function MoneyBack({ locale, orderId, view, supportHref }: Props) {
  const t = useTranslations("order.back");
  if (view === null) return null;
  const { why, until, isOffered, lineId } = view;
  const amount = formatMoney(view.amount, locale);
  return (
    <div className="mt-5 grid justify-items-start gap-2 border-t border-line pt-4 text-small">
      <LiveRegion visible>
        <p className="max-w-prose text-ink-soft">
          {t.rich(why, {
            amount,
            time: () => until && <ZonedTime iso={until} show={why === "late" ? "minute" : "date-minute"} />,
            mail: (words) => (
              <a href={supportHref} className="text-ink underline underline-offset-4">
                {words}
              </a>
            ),
          })}
        </p>
      </LiveRegion>
      {isOffered && (
        <MoneyBackForm
          orderId={orderId}
          lineId={lineId}
          seenMinor={view.seenMinor}
          amount={amount}
          way={view.way}
        />
      )}
    </div>
  );
}
