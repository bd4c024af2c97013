import { useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { QuietLink } from "@/components/ui/quiet-link";
import { StepList } from "@/components/ui/step-list";
import { CopyCode } from "./copy-code";

/** What has to be switched on before the line carries data: the commonest reason why a new eSIM seems dead. */
export function OnArrival({ locale, apn }: { locale: string; apn: { type: string; value: string | null } }) {
  const t = useTranslations("install");
  const manual = apn.type === "manual" && apn.value ? apn.value : null;
  const steps = [
    { title: t("after.line"), text: t("after.lineText") },
    { title: t("after.data"), text: t("after.dataText") },
    { title: t("after.roaming"), text: t("after.roamingText") },
    manual
      ? { title: t("after.apnManual"), text: t("after.apnManualText"), more: <AccessPoint name={manual} /> }
      : { title: t("after.apnAutomatic"), text: t("after.apnAutomaticText") },
  ];
  return (
    <section aria-labelledby="arrival">
      <h2 id="arrival" className="text-title">
        {t("after.title")}
      </h2>
      <StepList steps={steps} className="mt-5 gap-x-8 gap-y-5 sm:grid-cols-2" />
      <QuietLink href={helpPath(locale, "nodata")} className="mt-4">
        {t("after.help")}
      </QuietLink>
    </section>
  );
}

function AccessPoint({ name }: { name: string }) {
  const t = useTranslations("install.after");
  return (
    <p className="mt-2 flex flex-wrap items-center gap-3">
      <code className="font-mono font-semibold break-all select-all">{name}</code>
      <CopyCode name={t("apnName")} value={name} />
    </p>
  );
}
