import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import type { Step } from "@/lib/esims/model";

type Props = {
  page: string;
  place: string;
  placeHref: string;
  step: Step;
  /** There is little or nothing left. */ isUrgent: boolean;
};

/** The one thing to do next with an eSIM of the list. */
export function NextStep({ page, place, placeHref, step, isUrgent }: Props) {
  const t = useTranslations("esims");
  const list = useTranslations("usage.list");
  if (step === "install")
    return (
      <LinkButton href={`${page}/install`} size="small" className="relative">
        {t("install")}
      </LinkButton>
    );
  if (step === "topup")
    return (
      <LinkButton
        href={`${page}/top-up`}
        size="small"
        variant={isUrgent ? "primary" : "secondary"}
        className="relative"
      >
        {t("topup")}
      </LinkButton>
    );
  if (step === "buy")
    return (
      <LinkButton href={placeHref} size="small" variant="secondary" className="relative" leaves>
        {t("buyNew", { place })}
      </LinkButton>
    );
  return <span className="text-small text-ink-soft">{list("fine")}</span>;
}
