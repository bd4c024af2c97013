import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import { formatMoney } from "@/lib/money/format";
import { refreshBalance } from "@/lib/reporting/actions";
import { formatAgo } from "@/lib/reporting/format";
import type { BalanceReport } from "@/lib/reporting/model/balance";
import { StaffAction } from "./staff-action";

const tones = { fine: "good", low: "bad", unknown: "warn" } as const;

/** Our account at the supplier: how much, how old the figure is, and whether it will do. */
export function BalanceCard({ balance, at, locale }: { balance: BalanceReport; at: Date; locale: string }) {
  const t = useTranslations("admin.today");
  const actions = useTranslations("admin.actions");
  const words = { fine: t("balanceFine"), low: t("balanceLow"), unknown: t("balanceUnknown") };
  const { amount, readAt, daysLeft, reserved, state } = balance;
  return (
    <div className="grid justify-items-start gap-2 rounded-md border border-line bg-sheet px-4 py-3 text-small">
      <div className="flex w-full flex-wrap items-center justify-between gap-2">
        <p className="text-title">{amount ? formatMoney(amount, locale) : t("balanceUnknown")}</p>
        <Status tone={tones[state]}>{words[state]}</Status>
      </div>
      <p className="text-ink-soft">
        {readAt
          ? t("balanceRead", { age: formatAgo(at.getTime() - readAt.getTime(), locale) })
          : t("balanceNever")}
      </p>
      {state === "low" && <p className="font-medium text-bad">{t("balanceLowText")}</p>}
      {state === "unknown" && readAt && <p className="font-medium text-warn">{t("balanceUnknownText")}</p>}
      {daysLeft !== null && <p>{t("daysLeft", { days: daysLeft })}</p>}
      {reserved && reserved.minor > 0 && <p>{t("reserved", { amount: formatMoney(reserved, locale) })}</p>}
      <StaffAction action={refreshBalance} label={actions("balance")} done={actions("balanceDone")} />
    </div>
  );
}
