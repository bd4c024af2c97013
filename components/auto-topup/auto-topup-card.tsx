import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { RuleStatus } from "@/lib/orders/auto/model/brakes";

type Props = {
  href: string;
  /** Null where there never was one. */
  rule: {
    readonly status: RuleStatus;
    readonly times: number;
    readonly mostTimes: number;
    /** As they are printed. */
    readonly spent: string;
    readonly most: string;
  } | null;
};

/** How the automatic top-ups of an eSIM stand, in a line, and the way to them. */
export function AutoTopupCard({ href, rule }: Props) {
  const t = useTranslations("autotopup.card");
  return (
    <section aria-labelledby="auto-topup" className="grid justify-items-start gap-2">
      <h2 id="auto-topup" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-small text-ink-soft">{words()}</p>
      <LinkButton href={href} variant="secondary" size="small">
        {t("open")}
      </LinkButton>
    </section>
  );

  function words(): string {
    if (!rule || rule.status === "OFF") return t("off");
    if (rule.status === "STOPPED") return t("stopped");
    return t("on", { times: rule.times, most: rule.mostTimes, spent: rule.spent, limit: rule.most });
  }
}
