import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Status } from "@/components/ui/status";
import { ZonedTime } from "@/components/account/zoned-time";
import type { RuleStatus, StopReason } from "@/lib/orders/auto/model/brakes";
import type { Threshold } from "@/lib/orders/auto/model/watch";
import { OffForm } from "./off-form";

type Props = {
  locale: string;
  rule: {
    readonly id: string;
    readonly status: RuleStatus;
    readonly reason: StopReason | null;
    readonly threshold: Threshold;
    readonly isArmed: boolean;
    /** The last day, as `2026-12-09`. */
    readonly lastDay: string;
    readonly times: number;
    readonly mostTimes: number;
  };
  /** As they are printed. */
  sums: { readonly each: string; readonly spent: string; readonly most: string };
  packageName: string;
  /** Null where it is not kept any more. */
  card: string | null;
  /** When a purchase that is announced is made, and the way to undo it. */
  planned: { readonly at: string; readonly href: string } | null;
  topupHref: string;
};

/** What the rule of an eSIM is doing, in words, or why it does nothing any more. */
export function RuleState({ locale, rule, sums, packageName, card, planned, topupHref }: Props) {
  const t = useTranslations("autotopup");
  const format = useFormatter();
  if (rule.status !== "ON")
    return (
      <Card as="section" className="grid justify-items-start gap-3">
        <Status tone={rule.status === "STOPPED" ? "warn" : "calm"}>{t(`ended.${rule.status}`)}</Status>
        <p className="text-heading">{rule.reason && t(`reason.${rule.reason}`)}</p>
        <p className="text-ink-soft">{t("ended.again")}</p>
        {rule.status === "STOPPED" && (
          <LinkButton href={topupHref} variant="secondary" leaves>
            {t("ended.byHand")}
          </LinkButton>
        )}
      </Card>
    );
  const day = format.dateTime(new Date(rule.lastDay), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const used = { times: rule.times, most: rule.mostTimes, spent: sums.spent, limit: sums.most };
  return (
    <Card as="section" className="grid justify-items-start gap-3">
      <Status tone="good">{t("on.title")}</Status>
      <p className="text-heading">{t("on.buys", { package: packageName, price: sums.each })}</p>
      <ul className="grid gap-1.5 text-ink-soft">
        <li>{t("on.when", { when: t(`when.${rule.threshold}`) })}</li>
        <li>{t("on.used", used)}</li>
        <li>{t("on.until", { day })}</li>
        <li>{card ? t("on.card", { card }) : t("on.cardGone")}</li>
        {!rule.isArmed && !planned && <li>{t("on.waits")}</li>}
      </ul>
      {planned && (
        <p className="grid justify-items-start gap-2 rounded-md bg-warn-soft p-4">
          <span>{t.rich("on.planned", { time: () => <ZonedTime iso={planned.at} /> })}</span>
          <LinkButton href={planned.href} variant="secondary" size="small" leaves>
            {t("undo.undo")}
          </LinkButton>
        </p>
      )}
      <OffForm locale={locale} ruleId={rule.id} />
    </Card>
  );
}
