import { useTranslations } from "next-intl";
import type { Device } from "@/lib/esims/devices/model";
import { QrCode } from "./qr-code";

/** The code for the camera of the phone. */
export function ScanCode({ activationCode, device }: { activationCode: string; device: Device }) {
  const t = useTranslations("install.scan");
  const isComputer = device === "computer";
  return (
    <section aria-labelledby="scan">
      <h2 id="scan" className="text-heading">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">
        {isComputer ? t("text") : t("textPhone")} {(device === "ios" || device === "ios-old") && t("hold")}
      </p>
      <QrCode text={activationCode} label={t("alt")} className={isComputer ? "max-w-96" : undefined} />
    </section>
  );
}
