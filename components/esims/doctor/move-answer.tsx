import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { StepList } from "@/components/ui/step-list";
import { formatData } from "@/lib/catalog/format";
import type { UsageView } from "@/lib/esims/model";
import { canBeAskedFor, type MoveAnswer as Answer } from "@/lib/esims/moving/model";

type Props = {
  locale: string;
  answer: Answer;
  usage: UsageView | null;
  place: string;
  ways: {
    readonly install: string;
    readonly ask: string;
    readonly order: string;
    /** The cheapest package there is now; the list where nobody knows. */ readonly buy: string;
  };
};

/** What becomes of this eSIM on another phone, said plainly, and what can be done. */
export function MoveAnswer({ locale, answer, usage, place, ways }: Props) {
  const t = useTranslations("doctor.newPhone");
  const data = usage?.unlimited ? null : (usage?.data ?? null);
  const left = { known: data ? "yes" : "no", left: data ? formatData(data.remaining, locale) : "" };
  const asks = canBeAskedFor(answer);
  return (
    <div className="grid gap-8">
      <Alert tone={answer === "fresh" ? "info" : "warn"} title={t(`answer.${answer}.title`)}>
        {t(`answer.${answer}.text` as "answer.left.text", left)}
      </Alert>
      {asks && (
        <StepList
          className="gap-5"
          steps={(answer === "fresh" ? ["first", "used"] : ["keep", "ask"]).map((step) => ({
            title: t(`steps.${step}.title` as "steps.first.title"),
            text: t(`steps.${step}.text` as "steps.first.text"),
          }))}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {answer === "fresh" && <LinkButton href={ways.install}>{t("install")}</LinkButton>}
        {asks && (
          <LinkButton href={ways.ask} leaves variant={answer === "fresh" ? "secondary" : "primary"}>
            {t("ask")}
          </LinkButton>
        )}
        <LinkButton href={ways.buy} leaves variant={asks ? "secondary" : "primary"}>
          {t("buy", { place })}
        </LinkButton>
      </div>
      {answer === "fresh" && (
        <Card>
          <p className="text-small">{t("giveBack")}</p>
          <LinkButton href={ways.order} variant="quiet" size="small" className="-ms-3.5 mt-1">
            {t("order")}
          </LinkButton>
        </Card>
      )}
      <p className="text-small text-ink-soft">{t("why")}</p>
    </div>
  );
}
