import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** What has to be switched on before the line carries data: the commonest reason why a new eSIM seems dead. */
export function OnArrival({ apn }: { apn: { type: string; value: string | null } }) {
  const t = useTranslations("install");
  const manual = apn.type === "manual" && apn.value ? apn.value : null;
  const steps = [
    { title: t("after.line"), text: t("after.lineText") },
    { title: t("after.data"), text: t("after.dataText") },
    { title: t("after.roaming"), text: t("after.roamingText") },
    manual
      ? { title: t("after.apnManual"), text: t("after.apnManualText"), code: manual }
      : { title: t("after.apnAutomatic"), text: t("after.apnAutomaticText") },
  ];
  return (
    <section aria-labelledby="arrival">
      <h2 id="arrival" className="text-title">
        {t("after.title")}
      </h2>
      <ol className="mt-5 grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {steps.map((step, index) => (
          <li key={step.title} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3.5">
            <span
              aria-hidden
              className="grid size-7 place-items-center rounded-full border border-line-strong text-small font-semibold text-ink-soft"
            >
              {index + 1}
            </span>
            <div>
              <p className="font-semibold">{step.title}</p>
              <p className="text-small text-ink-soft">{step.text}</p>
              {step.code && (
                <p className="mt-2 flex flex-wrap items-center gap-3">
                  <code className="font-mono font-semibold break-all">{step.code}</code>
                  <CopyButton value={step.code} label={t("manual.copy")} copiedLabel={t("manual.copied")} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
