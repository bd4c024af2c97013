import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Status, type Tone } from "@/components/ui/status";
import type { RunStatus, StopReason } from "@/lib/orders/auto/model/brakes";

const TONES: Readonly<Record<RunStatus, Tone>> = {
  ANNOUNCED: "busy",
  BUYING: "busy",
  PAID: "busy",
  DONE: "good",
  UNDONE: "calm",
  FAILED: "bad",
};

type Props = {
  runs: readonly {
    readonly id: string;
    readonly status: RunStatus;
    readonly at: string;
    /** As they are printed. */
    readonly price: string;
    readonly left: string;
    readonly reason: StopReason | null;
    readonly order: { readonly number: string; readonly href: string } | null;
  }[];
};

/** Every purchase that rules made for an eSIM, and every one they did not, with the reason. */
export function RunHistory({ runs }: Props) {
  const t = useTranslations("autotopup");
  if (runs.length === 0) return <p className="text-ink-soft">{t("history.none")}</p>;
  return (
    <ol className="divide-y divide-line">
      {runs.map(({ id, status, at, price, left, reason, order }) => (
        <li key={id} className="grid gap-1 py-4">
          <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Status tone={TONES[status]}>{t(`history.status.${status}`)}</Status>
            <span className="font-semibold">{price}</span>
          </p>
          <p className="text-small text-ink-soft">
            <ZonedTime iso={at} /> · {t("history.left", { left })}
          </p>
          {reason && <p className="text-small">{t(`reason.${reason}`)}</p>}
          {order && (
            <a href={order.href} className="justify-self-start text-small underline underline-offset-4">
              {t("history.order", { number: order.number })}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
