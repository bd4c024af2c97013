import { useTranslations } from "next-intl";
import { QrCode } from "./qr-code";

/** The code for the camera of the phone. */
export function ScanCode({ activationCode, onPhone }: { activationCode: string; onPhone: boolean }) {
  const t = useTranslations("install.scan");
  return (
    <section aria-labelledby="scan">
      <h2 id="scan" className="text-heading">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">{onPhone ? t("textPhone") : t("text")}</p>
      <QrCode text={activationCode} label={t("alt")} />
    </section>
  );
}
