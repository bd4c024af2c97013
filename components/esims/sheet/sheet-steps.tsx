import { useTranslations } from "next-intl";
import { fallbackSteps } from "@/components/esims/install/fallback-steps";

/** How to install it, in our own words: the operator's may be longer than a sheet of paper. */
export function SheetSteps() {
  const t = useTranslations("install");
  return (
    <section>
      <h2 className="text-base">{t("sheet.install")}</h2>
      <p>{t("lead")}</p>
      <div className="mt-2 grid gap-x-8 gap-y-3 sm:grid-cols-2 print:grid-cols-2">
        {(["ios", "android"] as const).map((os) => {
          const { viaQr, manual } = fallbackSteps(t, os);
          const [, ...byHand] = manual;
          return (
            <div key={os}>
              <h3 className="text-small">{t(`steps.${os}`)}</h3>
              <ol className="mt-1 list-decimal ps-5">
                {viaQr.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p className="mt-1 font-semibold">{t("steps.manual")}</p>
              <ul className="list-disc ps-5">
                {byHand.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
