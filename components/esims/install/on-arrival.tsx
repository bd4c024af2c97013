import { useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { QuietLink } from "@/components/ui/quiet-link";
import { ArrivalStep } from "./arrival-step";
import { arrivalSteps, typedApn } from "./arrival-steps";
import { CopyCode } from "./copy-code";

type Props = { locale: string; esimId: string; apn: { type: string; value: string | null } };

/** What has to be switched on before the line carries data: the commonest reason why a new eSIM seems dead. */
export function OnArrival({ locale, esimId, apn }: Props) {
  const t = useTranslations("install");
  const name = typedApn(apn);
  return (
    <section aria-labelledby="arrival">
      <h2 id="arrival" className="text-title">
        {t("after.title")}
      </h2>
      <ol className="mt-5 grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {arrivalSteps(t, apn).map(({ key, title, text }) => (
          <ArrivalStep key={key} esimId={esimId} step={key} title={title} text={text}>
            {key === "apn" && name && (
              <p className="mt-2 flex flex-wrap items-center gap-3">
                <code dir="ltr" className="font-mono font-semibold break-all select-all">
                  {name}
                </code>
                <CopyCode name={t("after.apnName")} value={name} />
              </p>
            )}
          </ArrivalStep>
        ))}
      </ol>
      <p className="mt-4 text-label text-ink-faint print:hidden">{t("after.ticks")}</p>
      <QuietLink href={helpPath(locale, "nodata")} className="mt-2">
        {t("after.help")}
      </QuietLink>
    </section>
  );
}
