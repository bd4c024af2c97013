import { useFormatter, useTranslations } from "next-intl";
import { RunHistory } from "@/components/auto-topup/run-history";
import { Status } from "@/components/ui/status";
import { formatMoney } from "@/lib/money/format";
import { leftText } from "@/lib/orders/auto/format";
import { allowanceText } from "@/lib/orders/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { StaffEsim } from "@/lib/reporting/model/records";

const TONES = { ON: "good", OFF: "calm", STOPPED: "warn" } as const;

/** Every rule there was for an eSIM, with what it did or why it did nothing, in the words in which its owner reads it. */
export function EsimAutoTopups({ rules, locale }: { rules: StaffEsim["autoTopups"]; locale: string }) {
  const t = useTranslations("autotopup");
  const staff = useTranslations("admin.esim");
  const format = useFormatter();
  if (rules.length === 0) return <p className="text-small text-ink-soft">{staff("noTopups")}</p>;
  return (
    <>
      <p className="mb-3 text-small text-ink-soft">{staff("ownersWords")}</p>
      <ul className="grid gap-4">
        {rules.map((rule) => (
          <li key={rule.id} className="rounded-md border border-line bg-sheet px-4 py-3 text-small">
            <Status tone={TONES[rule.status]}>
              {t(rule.status === "ON" ? "on.title" : `ended.${rule.status}`)}
            </Status>
            {rule.reason && <p className="mt-1 font-semibold">{t(`reason.${rule.reason}`)}</p>}
            <ul className="my-2 grid gap-0.5 text-ink-soft">
              <li>
                {t("on.buys", {
                  package: allowanceText(rule.snapshot, locale),
                  price: formatMoney(rule.each, locale),
                })}
              </li>
              <li>{t("on.when", { when: t(`when.${rule.threshold}`) })}</li>
              <li>
                {t("on.used", {
                  times: rule.times,
                  most: rule.mostTimes,
                  spent: formatMoney(rule.spent, locale),
                  limit: formatMoney(rule.most, locale),
                })}
              </li>
              <li>
                {t("on.until", {
                  day: format.dateTime(rule.lastDay, { dateStyle: "medium", timeZone: "UTC" }),
                })}
              </li>
            </ul>
            <RunHistory
              runs={rule.runs.map((run) => ({
                id: run.id,
                status: run.status,
                reason: run.reason,
                at: run.at.toISOString(),
                price: formatMoney(run.price, locale),
                left: leftText(run.seenAmount, rule.threshold, locale),
                order: run.order && {
                  number: run.order.number,
                  href: localePath(locale, `/admin/orders/${run.order.id}`),
                },
              }))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
